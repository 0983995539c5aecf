import type { Diagnostic } from '../../../base/diagnostic';
import { coverage } from '../../../base/ink';
import type { ComposedLine, GlyphRun, TintMark } from '../../../page/composed';
import type { PageRule } from '../input';

/** Coloured or reversed type fills in on newsprint when it is smaller than this, or not bold sans. pt */
const LEAST = 6;
const SANS = /^hei/u;
/** A tint this dark makes white type reversed type. Percent. */
const DARK = 60;

const isBlack = ({ ink }: GlyphRun): boolean => ink.c === 0 && ink.m === 0 && ink.y === 0 && ink.k === 100;

/** Whether a run stands in white or colour: grey and black print with one plate and hold. */
const isTender = (run: GlyphRun, line: ComposedLine, tints: readonly TintMark[]): boolean => {
  if (isBlack(run)) return false;
  if (coverage(run.ink) > 0) return run.ink.c + run.ink.m + run.ink.y > 0;
  return tints.some(
    ({ rect, ink }) =>
      coverage(ink) >= DARK &&
      line.x >= rect.x - 1 &&
      line.x <= rect.x + rect.width &&
      line.y >= rect.y &&
      line.y <= rect.y + rect.height + 1,
  );
};

/** Coloured or reversed type under 6 pt, or in a face with thin strokes under 9 pt. */
export const smallTypeRule: PageRule = ({ composed }) => {
  const tints = composed.marks.filter((mark) => mark.kind === 'tint');
  const found = new Map<string, Diagnostic>();
  const items = new Map(composed.frames.map((frame) => [frame.id, frame.item]));
  for (const mark of composed.marks) {
    if (mark.kind !== 'line') continue;
    const { line } = mark;
    for (const run of line.runs) {
      const thin = !SANS.test(run.face);
      if (run.size >= (thin ? LEAST * 1.5 : LEAST) || !isTender(run, line, tints)) continue;
      const item = items.get(line.frame);
      const { source } = line;
      const place = {
        page: composed.page,
        ...(item === undefined ? {} : { item }),
        ...(source === undefined ? {} : { story: source.story, field: source.field }),
      };
      const params = { size: Math.round(run.size * 10) / 10, face: run.face };
      if (!found.has(line.frame))
        found.set(line.frame, { rule: 'PAGE-SMALLTYPE', severity: 'advice', place, params, text: line.text });
    }
  }
  return [...found.values()];
};
