/** What the command line of the desk asks for. */
export interface StartArguments {
  /** A project folder to open. */
  readonly project?: string;
  /** Write the first page of the project that opens and a picture of the desk into this folder, then end. */
  readonly sampleTo?: string;
}

const SAMPLE = '--sample-to=';
const HELP = new Set(['--help', '-h']);

/** The arguments after the program's name and, where it is not packaged, without the application's own folder. */
export function ownArguments(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const args = argv.slice(1);
  const folder = isPackaged ? -1 : args.findIndex((arg) => arg !== '' && !arg.startsWith('-'));
  return args.filter((_, at) => at !== folder);
}

/**
 * Reads the arguments after the program's name. `isPackaged` is false where the first plain argument is the
 * application's own folder. Chromium's switches all begin with a dash and are passed over.
 */
export function readArguments(args: readonly string[], isPackaged: boolean): StartArguments {
  const plain = args.filter((arg) => arg !== '' && !arg.startsWith('-'));
  const project = isPackaged ? plain[0] : plain[1];
  const sampleTo = args.find((arg) => arg.startsWith(SAMPLE))?.slice(SAMPLE.length);
  return {
    ...(project === undefined ? {} : { project }),
    ...(sampleTo === undefined || sampleTo === '' ? {} : { sampleTo }),
  };
}

/**
 * The command line's words where the program is told to do something instead of opening its desk: `export …`, and
 * `--help`. Commands are single lower-case words; a project is a path with an ending, so that the two cannot be
 * mixed up. Chromium's switches may stand before.
 */
export function readCommand(args: readonly string[]): readonly string[] | undefined {
  const at = args.findIndex((arg) => HELP.has(arg) || (arg !== '' && !arg.startsWith('-')));
  const first = args[at];
  return first !== undefined && (HELP.has(first) || /^[a-z]+$/u.test(first)) ? args.slice(at) : undefined;
}
