import type { ComposedLine, ComposedPage, GlyphRun } from '../../core/page/composed';

/** One character of a composed line with its place along the line, in pt. */
export interface SetCharacter {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly size: number;
  readonly turned: boolean;
}

const HAN = /^\p{Script=Han}$/u;
export const isHan = (text: string): boolean => HAN.test(text);

/** Text of a line without what the composer added. */
export const ownText = (line: ComposedLine): string =>
  line.runs
    .filter(({ added }) => added !== true)
    .map(({ text }) => text)
    .join('');

/** The line's characters in reading order. Vertical characters are measured down the line. */
export const charactersOf = (line: ComposedLine): readonly SetCharacter[] =>
  line.runs.flatMap((run) => charactersOfRun(line, run));

function charactersOfRun(line: ComposedLine, run: GlyphRun): readonly SetCharacter[] {
  const places = line.vertical ? (run.ys ?? []) : run.xs;
  return [...run.text].map((text, i) => {
    const from = places[i] ?? 0;
    const advance = run.advances[i] ?? run.size;
    return { text, from, to: from + advance, size: run.size, turned: run.turned === true };
  });
}

/** Widest gap between two Han characters of a line in em, beyond its style's own `tracking`: what justification put there. */
export function widestGap(line: ComposedLine, tracking = 0): number {
  const characters = charactersOf(line);
  let widest = 0;
  for (let i = 1; i < characters.length; i += 1) {
    const a = characters[i - 1];
    const b = characters[i];
    if (!a || !b || !isHan(a.text) || !isHan(b.text) || a.size !== b.size || a.turned || b.turned) continue;
    widest = Math.max(widest, (b.from - a.to) / a.size - tracking);
  }
  return widest;
}

/** A box in pt. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Of the em box above the baseline. */
const ASCENT = 0.88;

/** The em boxes of a line, without ruby, dots and strokes. */
export function lineExtent(line: ComposedLine): Extent {
  const size = Math.max(...line.runs.map((run) => run.size), 0);
  return line.vertical
    ? { left: line.x - size / 2, right: line.x + size / 2, top: line.y, bottom: line.y + line.width }
    : {
        left: line.x,
        right: line.x + line.width,
        top: line.y - ASCENT * size,
        bottom: line.y + (1 - ASCENT) * size,
      };
}

export const bodyFrames = (page: ComposedPage) => page.frames.filter(({ role }) => role === 'body');
