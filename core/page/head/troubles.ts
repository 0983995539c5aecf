import type { Em } from '../../base/units';
import type { Sense } from './sense';
import type { Part } from './ways';

/** What a headline could not be spared: UTF-16 offsets into its whole text. */
export interface Trouble {
  /** `parted`: a word, a name or a numeral stands in two lines. `wide`: something that cannot be parted is wider than a line. */
  readonly kind: 'parted' | 'wide';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What the lines of one segment part that belongs together; where there are no parts, because nothing fits into `room`,
 * what is to blame. The segment begins at `from`.
 */
export function troublesIn(
  sense: Sense,
  parts: readonly Part[] | undefined,
  room: Em,
  from: number,
): readonly Trouble[] {
  const troubled = (kind: Trouble['kind'], part: Part | undefined): Trouble[] => {
    if (!part) return [];
    const text = sense.prepared.text.slice(part.start, part.end);
    return [{ kind, text, start: from + part.start, end: from + part.end }];
  };
  if (!parts) return troubled('wide', sense.wider(room));
  const seen = new Set<number>();
  return parts.slice(1).flatMap(({ start }) => {
    const part = sense.parted(start);
    // What stands in three lines is told once.
    if (!part || seen.has(part.start)) return [];
    seen.add(part.start);
    return troubled('parted', part);
  });
}
