import type { Diagnostic } from '../../../base/diagnostic';
import type { ItemId } from '../../../base/ids';
import { coverage, type Ink } from '../../../base/ink';
import type { Mark } from '../../../page/composed';
import type { PageRule } from '../input';

/** Total ink newsprint takes up, percent. */
const MOST = 240;

const inksOf = (mark: Mark): readonly Ink[] => {
  if (mark.kind === 'tint' || mark.kind === 'rule') return [mark.ink];
  return mark.kind === 'line' ? mark.line.runs.map((run) => run.ink) : [];
};

/** Tints, rules and type whose inks add up to more than newsprint takes. One finding an item. */
export const inkRule: PageRule = ({ composed }) => {
  const items = new Map(composed.frames.map((frame) => [frame.id, frame.item]));
  const worst = new Map<ItemId, number>();
  for (const mark of composed.marks) {
    const item = mark.kind === 'line' ? items.get(mark.line.frame) : mark.item;
    const ink = Math.max(0, ...inksOf(mark).map(coverage));
    if (item !== undefined && ink > MOST) worst.set(item, Math.max(ink, worst.get(item) ?? 0));
  }
  return [...worst].map(
    ([item, ink]): Diagnostic => ({
      rule: 'PAGE-INK',
      severity: 'error',
      place: { page: composed.page, item },
      params: { ink: Math.round(ink), most: MOST },
      basis: 'newsprint',
    }),
  );
};
