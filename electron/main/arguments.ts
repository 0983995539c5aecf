/** What the command line of the desk asks for. */
export interface StartArguments {
  /** A project folder to open. */
  readonly project?: string;
  /** Write the sample's page and a picture of the desk into this folder, then end. */
  readonly sampleTo?: string;
}

const SAMPLE = '--sample-to=';

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
