import type { SetLine, SetRun } from '../../typeset/types';

const times = (values: readonly number[], factor: number): number[] => values.map((value) => value * factor);

/** Glyphs keep the advance the face gives them: painters stretch that along with the glyph. */
const wider = (run: SetRun, factor: number): SetRun => ({
  ...run,
  xs: times(run.xs, factor),
  widen: (run.widen ?? 1) * factor,
  ...(run.over && { over: [run.over[0] * factor, run.over[1] * factor] as const }),
});

/** A horizontal line whose type is set at `factor` of its width: everything along the line goes with it. */
export function widened(line: SetLine, factor: number): SetLine {
  if (factor === 1) return line;
  return {
    ...line,
    runs: line.runs.map((run) => wider(run, factor)),
    natural: line.natural * factor,
    width: line.width * factor,
    measure: line.measure * factor,
    stretch: line.stretch * factor,
    offset: line.offset * factor,
    ...(line.dots && { dots: times(line.dots, factor) }),
    ...(line.strokes && {
      strokes: line.strokes.map((s) => ({ ...s, from: s.from * factor, to: s.to * factor })),
    }),
    ...(line.ruby && { ruby: line.ruby.map((run) => wider(run, factor)) }),
  };
}
