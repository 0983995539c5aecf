import type { Ink } from '../base/ink';
import type { Em, Pt } from '../base/units';
import type { SetLine } from '../typeset/types';
import type { ComposedLine, GlyphRun, LineMark, LineSource } from './composed';

/** Ink of a line stays within these distances of the baseline, in em: accents and descenders included. */
const INK_ABOVE: Em = 0.96;
const INK_BELOW: Em = 0.3;
/** 着重号 lie between the em box and the next line, so that the pitch need not change (rule 24). */
const DOT_BELOW: Em = 0.27;
const DOT_RADIUS: Em = 0.06;

/** Where a set line goes. */
export interface Pose {
  readonly frame: string;
  /** Left end of the line's measure. */
  readonly x: Pt;
  /** Baseline. */
  readonly y: Pt;
  /** Type size. */
  readonly size: Pt;
  readonly ink: Ink;
  readonly source: LineSource | undefined;
}

const marks = new WeakMap<ComposedLine, LineMark>();

/** The mark of a line: one line has one mark, for as long as the line lives. */
export function markOf(line: ComposedLine): LineMark {
  const known = marks.get(line);
  if (known) return known;
  const mark: LineMark = { kind: 'line', line };
  marks.set(line, mark);
  return mark;
}

const sameSource = (a: LineSource | undefined, b: LineSource | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.story === b.story &&
    a.field === b.field &&
    a.block === b.block &&
    a.start === b.start &&
    a.end === b.end &&
    a.lead?.field === b.lead?.field &&
    a.lead?.length === b.lead?.length);

const samePose = (line: ComposedLine, pose: Pose, x: Pt): boolean =>
  line.frame === pose.frame &&
  line.x === x &&
  line.y === pose.y &&
  line.runs[0]?.size === pose.size &&
  line.runs[0].ink === pose.ink &&
  sameSource(line.source, pose.source);

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((v, i) => v === b[i]);

const sameRuns = (a: readonly GlyphRun[], b: readonly GlyphRun[]): boolean =>
  a.length === b.length &&
  a.every((run, i) => {
    const other = b[i];
    return (
      other !== undefined &&
      run.text === other.text &&
      run.face === other.face &&
      run.ink === other.ink &&
      run.widen === other.widen &&
      sameNumbers(run.xs, other.xs) &&
      sameNumbers(run.advances, other.advances)
    );
  });

function glyphRuns(set: SetLine, x: Pt, pose: Pose): GlyphRun[] {
  const { size, ink } = pose;
  return set.runs.map((run) => ({
    face: run.face,
    size,
    ink,
    text: run.text,
    ...(run.widen !== undefined && { widen: run.widen }),
    xs: run.xs.map((at) => x + at * size),
    advances: run.advances.map((advance) => advance * size),
  }));
}

function dotsOf({ dots }: SetLine, { x, y, size, ink }: Pose): ComposedLine['dots'] {
  if (!dots) return undefined;
  return { xs: dots.map((at) => x + at * size), y: y + DOT_BELOW * size, radius: DOT_RADIUS * size, ink };
}

/** A line on the page and the set line it was made from. */
export interface PosedLine {
  readonly line: ComposedLine;
  readonly set: SetLine;
}

/**
 * A set line on the page. Gives back `before`, the line that stood there in the last composition, where
 * nothing about it changed: who paints compares lines by identity.
 */
export function poseLine(set: SetLine, pose: Pose, before: PosedLine | undefined): ComposedLine {
  const { size, y } = pose;
  const x = pose.x + set.offset * size;
  const here = before !== undefined && samePose(before.line, pose, x);
  if (here && before.set === set) return before.line;
  const runs = glyphRuns(set, pose.x, pose);
  const dots = dotsOf(set, pose);
  if (here && sameRuns(before.line.runs, runs) && sameNumbers(before.line.dots?.xs ?? [], dots?.xs ?? []))
    return before.line;
  return {
    frame: pose.frame,
    text: runs.length === 1 ? (runs[0]?.text ?? '') : runs.map((run) => run.text).join(''),
    x,
    y,
    width: set.width * size,
    runs,
    top: y - INK_ABOVE * size,
    bottom: y + (dots ? DOT_BELOW + 2 * DOT_RADIUS : INK_BELOW) * size,
    ...(dots && { dots }),
    ...(pose.source ? { source: pose.source } : {}),
  };
}
