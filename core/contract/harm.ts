/** What can be wrong with a file of a project. Said in the locale files under `failure:harm.<kind>`. */
export const HARMS = [
  'empty',
  'too-deep',
  'not-utf8',
  'cut-short',
  'not-json',
  'odd-value',
  'field',
  'hash',
  'other-type',
  'holds',
  'name',
  'missing',
  'folder',
  'no-plain-file',
  'too-large',
  'link',
  'contents',
  'list',
] as const;

export type HarmKind = (typeof HARMS)[number];

/** A harm and what shows it, as one line for files, logs and calls: `field: body.3.kind: Invalid option`. */
export const harm = (kind: HarmKind, detail: string | number = ''): string =>
  detail === '' ? kind : `${kind}: ${detail}`;

export interface Harm {
  readonly kind: HarmKind;
  readonly detail: string;
}

/** The harm that a line names; undefined where the line is something else, what a system says for instance. */
export function readHarm(line: string): Harm | undefined {
  const at = line.indexOf(': ');
  const [name, detail] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 2)];
  const kind = HARMS.find((each) => each === name);
  return kind && { kind, detail };
}

/** A line of details in the words of the locale files; what is no harm of ours stays as the system said it. */
export function harmWords(
  line: unknown,
  say: (key: string, values: Readonly<Record<string, string>>) => string,
): string {
  const found = typeof line === 'string' ? readHarm(line) : undefined;
  if (found === undefined) return String(line);
  const { kind, detail } = found;
  return say(`failure:harm.${kind}`, { detail });
}
