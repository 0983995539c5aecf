import type { Pt } from '../../base/units';
import type { ComposedLine, GlyphRun } from '../../page/composed';

/** A part of a line: plain text, or characters with what stands beside them. */
export interface Piece {
  readonly runs: readonly GlyphRun[];
  readonly ruby?: GlyphRun;
}

/** Where the em box of an upright glyph begins over its baseline, in em. */
const OVER_BASELINE = 0.88;

type Stretch = readonly [start: Pt, end: Pt];

/** Parts a line at its ruby. */
export function piecesOf(line: ComposedLine): readonly Piece[] {
  const { ruby = [] } = line;
  if (ruby.length === 0) return [{ runs: line.runs }];
  const bases = basesOf(line, ruby);
  const pieces: { runs: GlyphRun[]; ruby?: GlyphRun }[] = [];
  let at = 0;
  for (const run of line.runs) {
    const owners = bases.slice(at, at + run.xs.length);
    at += run.xs.length;
    let from = 0;
    while (from < owners.length) {
      const owner = owners[from];
      let to = from + 1;
      while (to < owners.length && owners[to] === owner) to++;
      const part = sliceRun(run, from, to);
      const last = pieces.at(-1);
      if (last && last.ruby === owner) last.runs.push(part);
      else pieces.push(owner ? { runs: [part], ruby: owner } : { runs: [part] });
      from = to;
    }
  }
  return pieces;
}

/**
 * The ruby of every character of a line: the one whose base has the character's middle in it, or is at least the
 * nearest to it.
 */
function basesOf(line: ComposedLine, ruby: readonly GlyphRun[]): readonly (GlyphRun | undefined)[] {
  const middles = line.runs.flatMap((run) =>
    run.xs.map((_, i) => {
      const [start, end] = glyphStretch(run, i, line);
      return (start + end) / 2;
    }),
  );
  const bases: (GlyphRun | undefined)[] = middles.map(() => undefined);
  for (const run of ruby) {
    const [start, end] = run.over ?? stretchOf(run, line);
    const off = (middle: Pt): Pt => Math.max(start - middle, middle - end, 0);
    const least = Math.min(...middles.map(off));
    for (const [i, middle] of middles.entries()) if (off(middle) === least) bases[i] ??= run;
  }
  return bases;
}

/** Ruby that does not say what it is over stands in the middle of it. */
function stretchOf(run: GlyphRun, line: ComposedLine): Stretch {
  const [start] = glyphStretch(run, 0, line);
  const [, end] = glyphStretch(run, run.xs.length - 1, line);
  return [start, end];
}

/** From where to where a glyph reaches along its line. */
function glyphStretch(run: GlyphRun, i: number, line: ComposedLine): Stretch {
  const advance = (run.advances[i] ?? 0) * (run.widen ?? 1);
  if (line.vertical && !run.turned) {
    const top = (run.ys?.[i] ?? line.y) - OVER_BASELINE * run.size;
    return [top, top + run.size];
  }
  const start = (line.vertical ? run.ys?.[i] : run.xs[i]) ?? 0;
  return [start, start + advance];
}

/** Some characters of a run. */
function sliceRun(run: GlyphRun, from: number, to: number): GlyphRun {
  if (from === 0 && to === run.xs.length) return run;
  const { ys, glyphs, ...rest } = run;
  return {
    ...rest,
    text: [...run.text].slice(from, to).join(''),
    xs: run.xs.slice(from, to),
    advances: run.advances.slice(from, to),
    ...(ys && { ys: ys.slice(from, to) }),
    ...(glyphs && { glyphs: glyphs.slice(from, to) }),
  };
}
