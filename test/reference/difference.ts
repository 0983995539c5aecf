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

export const changedLines = (lines: readonly ListingLine[]): number =>
  Math.max(
    lines.filter(({ kind }) => kind === 'old').length,
    lines.filter(({ kind }) => kind === 'new').length,
  );

/** The first changes in words: frame, line, what stood there and what stands there now. */
export function describeChanges(lines: readonly ListingLine[], most = 6): readonly string[] {
  const told: string[] = [];
  for (let i = 0; i < lines.length && told.length < most; i += 1) {
    const line = lines[i];
    if (!line || line.kind === 'same') continue;
    const run = runFrom(lines, i);
    const old = run.filter(({ kind }) => kind === 'old').map(({ text }) => text.trim());
    const fresh = run.filter(({ kind }) => kind === 'new').map(({ text }) => text.trim());
    told.push(`${line.frame}, line ${line.number}: was “${old.join('｜')}”, is “${fresh.join('｜')}”`);
    i += run.length - 1;
  }
  return told;
}

function runFrom(lines: readonly ListingLine[], from: number): readonly ListingLine[] {
  let to = from;
  while (to < lines.length && lines[to]?.kind !== 'same') to += 1;
  return lines.slice(from, to);
}
