import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { BreakLevel, PunctuationStyle } from '../../core/document/records/style';
import type { ExitCode, Io } from './io';
import { Session, Stop } from './session';
import { usageText } from './usage';
import { chooseLanguage, isLanguage, oneLine, Words } from './words';

const STYLES: readonly PunctuationStyle[] = ['kaiming', 'quanjiao', 'banjiao', 'line-end', 'grid'];
const LEVELS: readonly BreakLevel[] = ['gb', 'basic', 'strict', 'none'];

type Values = Readonly<Record<string, unknown>>;
type Work = (session: Session, names: readonly string[], options: Values) => Promise<ExitCode>;

/** Runs one command. Answers with its exit code; never ends the process and never throws. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const words = new Words(chooseLanguage(languageIn(argv), io.env));
  let code: ExitCode = 0;
  const program = makeProgram(words, io, async (work, names, options) => {
    const session = new Session(io, words, options['json'] === true);
    code = await work(session, names, options).finally(() => session.end());
    if (code === 0 && session.incomplete) code = 1;
  });
  try {
    if (argv.length === 0) {
      io.stderr.write(program.helpInformation());
      return 2;
    }
    await program.parseAsync([...argv], { from: 'user' }).catch(helped);
    await io.written?.();
    return code;
  } catch (problem) {
    if (!(problem instanceof CommanderError)) return failed(problem, words, io);
    io.stderr.write(`${oneLine(usageText(problem, words, program, argv))}\n`);
    return 2;
  }
}

/** Help that was asked for is no problem. */
function helped(problem: unknown): void {
  if (!(problem instanceof CommanderError && problem.exitCode === 0)) throw problem;
}

/** Wanted before the options are parsed, for the words of the parser itself. */
function languageIn(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return undefined;
  return argv[at]?.includes('=') ? argv[at]?.slice('--lang='.length) : argv[at + 1];
}

function failed(problem: unknown, words: Words, io: Io): ExitCode {
  if (problem instanceof Stop) {
    io.stderr.write(`${problem.say}\n`);
    return problem.code;
  }
  const text =
    problem instanceof Error ? (io.env['BANXIN_DEBUG'] ? problem.stack : problem.message) : String(problem);
  io.stderr.write(`${words.say('crash', { detail: text ?? '' })}\n`);
  return 3;
}

const positive = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('1, 2, 3 …');
  return value;
};

const language = (tag: string): string => {
  if (!isLanguage(tag)) throw new InvalidArgumentError('zh-CN, en');
  return tag;
};

const choice = (flags: string, values: readonly string[]): Option => new Option(flags).choices([...values]);

function makeProgram(
  words: Words,
  io: Io,
  start: (work: Work, names: readonly string[], options: Values) => Promise<void>,
): Command {
  const program = new Command('banxin')
    .description(words.say('about'))
    .option('--json', words.say('option.json'))
    .option('--lang <language>', words.say('option.lang'), language)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: () => undefined });
  const command = (usage: string, load: () => Promise<{ readonly default: Work }>): Command => {
    const name = usage.split(' ')[0] ?? usage;
    return program
      .command(usage)
      .description(words.say(`command.${name}`))
      .option('--json', words.say('option.json'))
      .option('--lang <language>', words.say('option.lang'), language)
      .action(async (...given: unknown[]) => {
        const self = given.at(-1) as Command;
        await start((await load()).default, self.args, self.optsWithGlobals());
      });
  };

  command('new <folder>', () => import('./commands/new'))
    .addOption(choice('--paper <sheet>', ['broadsheet', 'tabloid', 'a3', 'a4']).default('broadsheet'))
    .option('--name <name>')
    .option('--date <date>');
  command('import <folder> <file...>', () => import('./commands/import'))
    .addOption(choice('--as <kind>', ['page-text', 'story', 'auto']).default('auto'))
    .option('--charset <name>', '', 'auto');
  command('stories <folder>', () => import('./commands/stories')).option('--query <text>');
  command('makeup <folder>', () => import('./commands/makeup'))
    .option('--page <number>', '', positive)
    .option('--stories <ids>')
    .option('--options <count>', '', positive)
    .option('--simple');
  command('compose <folder>', () => import('./commands/compose')).option('--page <number>', '', positive);
  addTypeset(
    command('typeset', () => import('./commands/typeset')),
    words,
  );
  command('export <folder>', () => import('./commands/export'))
    .option('--page <number>', '', positive)
    .option('--all')
    .requiredOption('--out <file>')
    .option('--format <format>', '', 'pdf')
    .addOption(choice('--preset <preset>', ['x4', 'x1a', 'proof', 'screen']).default('x4'))
    .option('--marks');
  command('proofread <path>', () => import('./commands/proofread'))
    .option('--rules <ids>')
    .addOption(choice('--min <severity>', ['suspect', 'advice', 'error']).default('suspect'));
  command('preflight <folder>', () => import('./commands/preflight'))
    .option('--page <number>', '', positive)
    .addOption(choice('--preset <preset>', ['x4', 'x1a']).default('x4'));
  command('doctor <folder>', () => import('./commands/doctor')).option(
    '--repair',
    words.say('option.doctor.repair'),
  );
  command('backup <folder>', () => import('./commands/backup')).option(
    '--list',
    words.say('option.backup.list'),
  );
  command('restore <folder> [backup]', () => import('./commands/restore')).requiredOption('--out <folder>');
  command('archive <folder>', () => import('./commands/archive')).requiredOption('--out <file>');
  command('unarchive <file>', () => import('./commands/unarchive')).requiredOption('--out <folder>');
  return program;
}

function addTypeset(command: Command, words: Words): void {
  const help = (name: string): string => words.say(`option.typeset.${name}`);
  const oneOf = (flags: string, name: string, values: readonly string[], usual: string): Option =>
    new Option(flags, help(name)).choices([...values]).default(usual);
  command
    .option('--measure <length>', help('measure'))
    .option('--widths <lengths>', help('widths'))
    .option('--size <length>', help('size'), '9pt')
    .addOption(oneOf('--style <style>', 'style', STYLES, 'kaiming'))
    .addOption(oneOf('--level <level>', 'level', LEVELS, 'gb'))
    .addOption(oneOf('--direction <direction>', 'direction', ['h', 'v'], 'h'))
    .option('--indent <length>', help('indent'), '0')
    .option('--gap <length>', help('gap'), '0.125')
    .option('--gap-most <length>', help('gapMost'))
    .option('--hang', help('hang'))
    .option('--headline', help('headline'));
}
