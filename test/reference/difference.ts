/** One line of a listing: kept, gone or new, with the frame it stands in. */
export interface ListingLine {
  readonly kind: 'same' | 'old' | 'new';
  readonly frame: string;
  /** Number of the line in its frame, from 1; 0 for the frame's own heading. */
  readonly number: number;
  readonly text: string;
}

interface Numbered {
  readonly frame: string;
  readonly number: number;
  readonly text: string;
}

function numbered(text: string): readonly Numbered[] {
  let frame = '';
  let number = 0;
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      if (line.startsWith('[')) {
        frame = line.slice(1, line.indexOf(']'));
        number = 0;
      } else number += 1;
      return { frame, number, text: line };
    });
}

/** Two listings line by line, by their longest common sequence. */
export function compareListings(before: string, now: string): readonly ListingLine[] {
  const a = numbered(before);
  const b = numbered(now);
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, k: number): number => common[i * width + k] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let k = b.length - 1; k >= 0; k -= 1)
      common[i * width + k] =
        a[i]?.text === b[k]?.text ? at(i + 1, k + 1) + 1 : Math.max(at(i + 1, k), at(i, k + 1));
  const lines: ListingLine[] = [];
  let i = 0;
  let k = 0;
  while (i < a.length || k < b.length) {
    const old = a[i];
    const fresh = b[k];
    if (old && fresh && old.text === fresh.text) {
      lines.push({ kind: 'same', ...fresh });
      i += 1;
      k += 1;
    } else if (old && (!fresh || at(i + 1, k) >= at(i, k + 1))) {
      lines.push({ kind: 'old', ...old });
      i += 1;
    } else if (fresh) {
      lines.push({ kind: 'new', ...fresh });
      k += 1;
    }
  }
  return lines;
}

/** Headings of frames do not count: a line that goes over to the next frame moves one. */
export function changedLines(lines: readonly ListingLine[]): number {
  const count = (kind: ListingLine['kind'], headings: boolean): number =>
    lines.filter((line) => line.kind === kind && (headings || line.number > 0)).length;
  return (
    Math.max(count('old', false), count('new', false)) || Math.max(count('old', true), count('new', true))
  );
}

/** The first changes in words: frame, line, what stood there and what stands there now. */
export function describeChanges(lines: readonly ListingLine[], most = 6): readonly string[] {
  // A line that went over to the next frame moves that frame's heading; the line itself tells it.
  const own = lines.filter(({ kind, number }) => kind === 'same' || number > 0);
  const told: string[] = [];
  for (let i = 0; i < own.length; i += 1) {
    const line = own[i];
    if (!line || line.kind === 'same') continue;
    const run = runFrom(own, i);
    i += run.length - 1;
    if (told.length === most) return [...told, '…'];
    const old = quoted(run, 'old');
    const fresh = quoted(run, 'new');
    told.push(`${line.frame}, line ${line.number}: was ${old}, is ${fresh}`);
  }
  return told;
}

/** Lines of a change that are quoted; the report has them all. */
const QUOTED = 2;

function quoted(run: readonly ListingLine[], kind: 'old' | 'new'): string {
  const texts = run.filter((line) => line.kind === kind).map(({ text }) => text.trim());
  const more = texts.length > QUOTED ? ` and ${texts.length - QUOTED} more` : '';
  return texts.length === 0 ? 'not there' : `“${texts.slice(0, QUOTED).join('｜')}”${more}`;
}

function runFrom(lines: readonly ListingLine[], from: number): readonly ListingLine[] {
  let to = from;
  while (to < lines.length && lines[to]?.kind !== 'same') to += 1;
  return lines.slice(from, to);
}
