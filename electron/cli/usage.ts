import type { Command, CommanderError } from 'commander';
import { brief, type Words } from './words';

/** Commands that can be run, in the order of the help. */
export const built = [
  'new',
  'import',
  'stories',
  'makeup',
  'compose',
  'typeset',
  'export',
  'proofread',
  'preflight',
  'doctor',
  'backup',
  'restore',
  'archive',
  'unarchive',
] as const;
const notBuilt: ReadonlySet<string> = new Set(['rate']);

/** What the parser has refused: its words, and what is to be written instead where the words do not say so. */
export function usageText(
  problem: CommanderError,
  words: Words,
  program: Command,
  argv: readonly string[],
): string {
  const command = program.commands.find((one) => one.name() === argv.find(isBuilt));
  const thing = /'(.*)'/su.exec(problem.message)?.[1] ?? '';
  switch (problem.code) {
    // Options and no command, or help about none.
    case 'commander.help':
      return words.say('usage.unknownCommand', {
        thing: program.args.slice(1).map(brief).join(' '),
        list: built.join(', '),
      });
    case 'commander.unknownCommand':
      return words.say(notBuilt.has(thing) ? 'usage.commandLater' : 'usage.unknownCommand', {
        thing: brief(thing),
        list: built.join(', '),
      });
    case 'commander.invalidArgument':
      return words.say('usage.invalidArgument', { detail: wrongValue(problem.message) });
    case 'commander.excessArguments':
      return words.say('usage.excessArguments', { detail: excess(command) });
    case 'commander.unknownOption':
      return remedied(
        words.say('usage.unknownOption', { thing: brief(thing) }),
        option(problem, thing, command),
      );
    default: {
      const key = `usage.${problem.code.replace('commander.', '')}`;
      const text = words.say(key, { thing });
      return remedied(text === key ? problem.message : text, valuesOf(thing, command));
    }
  }
}

const isBuilt = (word: string): boolean => built.some((name) => name === word);

/** The arrow stands between what is wrong and what to write, in every language. */
const remedied = (wrong: string, right: string): string => `${wrong} → ${right}`;

const help = (command: Command | undefined): string =>
  `npx banxin ${command === undefined ? '' : `${command.name()} `}--help`;

/** `option '--style <style>' argument 'x' is invalid. Allowed choices are a, b.`, without the English. */
function wrongValue(message: string): string {
  const [, flags = '', value = '', right = ''] =
    /option '(\S+).*?' argument '(.*)' is invalid\. (.*)$/su.exec(message) ?? [];
  return remedied(`${flags} “${brief(value)}”`, right.replace(/^Allowed choices are (.*)\.$/su, '$1'));
}

/** The arguments beyond those that the command takes; what one might take for its file is standard input. */
function excess(command: Command | undefined): string {
  const beyond = command?.args.slice(command.registeredArguments.length) ?? [];
  return remedied(
    beyond
      .slice(0, 3)
      .map((word) => `“${brief(word)}”`)
      .join(' '),
    command?.name() === 'typeset' ? 'npx banxin typeset < FILE' : help(command),
  );
}

/** The option that was meant, where there is one like it; `--hang=yes` means one that takes no value. */
function option({ message }: CommanderError, thing: string, command: Command | undefined): string {
  const flag = thing.split('=')[0];
  const own = command?.options.find(({ long }) => long === flag)?.long;
  return own ?? /\(Did you mean (?:one of )?(.*)\?\)$/u.exec(message)?.[1] ?? help(command);
}

/** What an option that was given none may have as its value. */
const valuesOf = (flags: string, command: Command | undefined): string =>
  command?.options.find((one) => one.flags === flags)?.argChoices?.join(', ') ?? help(command);
