import { alike } from '../base/alike';
import type { Em, Pt } from '../base/units';
import type { SetLine, SetRun } from '../typeset/types';
import { dotsOf, inkOf, strokesOf } from './beside';
import type { ComposedLine, GlyphRun, LineMark, LineSource } from './composed';
import type { Pose } from './pose';

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

const samePose = (a: Pose, b: Pose): boolean =>
  a.x === b.x &&
  a.y === b.y &&
  a.size === b.size &&
  a.ink === b.ink &&
  a.frame === b.frame &&
  sameSource(a.source, b.source);

type Numbers = readonly number[] | undefined;

function sameNumbers(a: Numbers, b: Numbers): boolean {
  if (a === b) return true;
  if (!a || a.length !== b?.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

const sameList = <T>(
  a: readonly T[] | undefined,
  b: readonly T[] | undefined,
  same: (x: T, y: T) => boolean,
): boolean => {
  if (a === b) return true;
  if (!a || a.length !== b?.length) return false;
  return a.every((x, i) => {
    const y = b[i];
    return y !== undefined && same(x, y);
  });
};

const sameRun = (a: SetRun, b: SetRun): boolean =>
  a.text === b.text &&
  a.face === b.face &&
  a.widen === b.widen &&
  a.scale === b.scale &&
  a.shift === b.shift &&
  a.stand === b.stand &&
  a.added === b.added &&
  sameNumbers(a.xs, b.xs) &&
  sameNumbers(a.advances, b.advances) &&
  sameNumbers(a.across, b.across) &&
  sameNumbers(a.glyphs, b.glyphs) &&
  sameNumbers(a.rises, b.rises) &&
  sameNumbers(a.over, b.over);

/** Two set lines that draw alike: an edit before them may have moved their place in the text. */
const sameSet = (a: SetLine, b: SetLine): boolean =>
  a === b ||
  (a.offset === b.offset &&
    a.width === b.width &&
    a.vertical === b.vertical &&
    sameList(a.runs, b.runs, sameRun) &&
    sameNumbers(a.dots, b.dots) &&
    sameList(a.strokes, b.strokes, (x, y) => x.kind === y.kind && x.from === y.from && x.to === y.to) &&
    sameList(a.ruby, b.ruby, sameRun));

function spread(from: Pt, ems: readonly Em[], size: Pt): Pt[] {
  const places: Pt[] = [];
  for (let i = 0; i < ems.length; i++) places.push(from + (ems[i] ?? 0) * size);
  return places;
}

/** Advances in pt; those of Han are all the same. */
function scaled(ems: readonly Em[], size: Pt): readonly Pt[] {
  const first = ems[0] ?? 0;
  let same = 1;
  while (same < ems.length && ems[same] === first) same++;
  return same === ems.length ? alike(first * size, same) : spread(0, ems, size);
}

const isPlain = (run: SetRun): boolean =>
  run.scale === undefined &&
  run.shift === undefined &&
  run.stand === undefined &&
  run.glyphs === undefined &&
  run.rises === undefined &&
  run.added === undefined &&
  run.widen === undefined;

/** The same baseline for every glyph. */
const level = (count: number, y: Pt): Pt[] => Array.from({ length: count }, () => y);

/** Pen positions of a run whose glyphs do not simply stand on the line's baseline. */
function pensOf(run: SetRun, { x, y, size }: Pose): Pick<GlyphRun, 'xs' | 'ys' | 'turned'> {
  if (run.stand === undefined) {
    const xs = spread(x, run.xs, size);
    const shift = run.shift ?? 0;
    if (run.rises) return { xs, ys: run.rises.map((rise) => y - (shift + rise) * size) };
    if (shift === 0) return { xs };
    return { xs, ys: level(xs.length, y - shift * size) };
  }
  const xs = spread(x, run.across ?? [], size);
  const ys = spread(y, run.xs, size);
  return run.stand === 'turned' ? { xs, ys, turned: true } : { xs, ys };
}

/** Ruby always says where its baseline is: it never stands on the line's. */
const rubyRun = (run: SetRun, pose: Pose): GlyphRun => {
  const posed = glyphRun(run, pose);
  const { ys = level(posed.xs.length, pose.y) } = posed;
  const origin = run.stand === undefined ? pose.x : pose.y;
  const [from, to] = run.over ?? [];
  if (from === undefined || to === undefined) return { ...posed, ys };
  return { ...posed, ys, over: [origin + from * pose.size, origin + to * pose.size] };
};

function glyphRun(run: SetRun, pose: Pose): GlyphRun {
  const { size, ink } = pose;
  const { face, text } = run;
  const advances = scaled(run.advances, size);
  if (isPlain(run)) return { face, size, ink, text, xs: spread(pose.x, run.xs, size), advances };
  return {
    face,
    size: size * (run.scale ?? 1),
    ink,
    text,
    ...(run.widen !== undefined && { widen: run.widen }),
    ...pensOf(run, pose),
    advances,
    ...(run.glyphs && { glyphs: run.glyphs }),
    ...(run.added && { added: true as const }),
  };
}

/** What a line is read as: hyphens that a break added are not of the text. */
function textOf(runs: readonly SetRun[]): string {
  const [first] = runs;
  if (runs.length === 1 && first && !first.added) return first.text;
  return runs.map((run) => (run.added ? '' : run.text)).join('');
}

/** Most lines: horizontal, with nothing beside their characters. */
const isBare = ({ vertical, dots, strokes, ruby }: SetLine): boolean =>
  !vertical && dots === undefined && strokes === undefined && ruby === undefined;

function bareLine(set: SetLine, pose: Pose): ComposedLine {
  const { frame, x, y, size, source } = pose;
  const runs: GlyphRun[] = [];
  for (const run of set.runs) runs.push(glyphRun(run, pose));
  const { top, bottom } = inkOf(set, pose);
  const text = textOf(set.runs);
  const from = x + set.offset * size;
  const width = set.width * size;
  if (!source) return { frame, text, x: from, y, width, runs, top, bottom };
  return { frame, text, x: from, y, width, runs, top, bottom, source };
}

function fullLine(set: SetLine, pose: Pose): ComposedLine {
  const { size, x, y } = pose;
  const { dots, strokes } = set;
  const ruby = set.ruby?.map((run) => rubyRun(run, pose));
  const start = set.offset * size;
  return {
    frame: pose.frame,
    text: textOf(set.runs),
    x: set.vertical ? x : x + start,
    y: set.vertical ? y + start : y,
    width: set.width * size,
    ...(set.vertical && { vertical: true }),
    runs: set.runs.map((run) => glyphRun(run, pose)),
    ...inkOf(set, pose),
    ...(dots && { dots: dotsOf(dots, set, pose) }),
    ...(strokes && strokes.length > 0 && { strokes: strokesOf(strokes, set, pose) }),
    ...(ruby && ruby.length > 0 && { ruby }),
    ...(pose.source && { source: pose.source }),
  };
}

/** A line on the page with what it was made from. */
export interface PosedLine {
  readonly line: ComposedLine;
  /** One line has one mark, for as long as it lives. */
  readonly mark: LineMark;
  readonly set: SetLine;
  readonly pose: Pose;
  /** Whoever gave the line its text: with the same set line it has the same source, size and ink. */
  readonly origin: object | undefined;
}

/**
 * A set line on the page. Gives back the line that stood there in the last composition where nothing about it
 * changed: who paints compares lines by identity.
 */
export function poseLine(
  set: SetLine,
  pose: Pose,
  before: PosedLine | undefined,
  origin?: object,
): PosedLine {
  if (before && samePose(before.pose, pose) && sameSet(before.set, set))
    return { line: before.line, mark: before.mark, set, pose, origin };
  const line = isBare(set) ? bareLine(set, pose) : fullLine(set, pose);
  return { line, mark: { kind: 'line', line }, set, pose, origin };
}
