import type { Rect } from '../../../base/geometry';
import type { PageRule } from '../input';

/** A page with less of its type area taken than this is not finished; a hole of this many lines is seen. */
const TAKEN = 0.9;
/** Sampling: body lines by quarter columns. */
const PARTS = 4;

const covers = (rect: Rect, x: number, y: number): boolean =>
  x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;

/** How much of the type area no item takes. */
export const emptyRule: PageRule = ({ composed, page }) => {
  const { grid } = composed;
  const { area, columns, pitch } = grid;
  // What stands on the page stands in an item's area; text and pictures of a block lie inside it.
  const rects = page.items.map(
    ({ area: own }): Rect => ({
      x: area.x + own.x * grid.size,
      y: area.y + own.y * pitch,
      width: own.w * grid.size,
      height: own.h * pitch,
    }),
  );
  let free = 0;
  let all = 0;
  for (let y = area.y + pitch / 2; y < area.y + area.height; y += pitch)
    for (const column of columns)
      for (let part = 0; part < PARTS; part++) {
        const x = column.x + ((part + 0.5) / PARTS) * column.width;
        all++;
        if (!rects.some((rect) => covers(rect, x, y))) free++;
      }
  const share = all === 0 ? 0 : free / all;
  if (share <= 1 - TAKEN) return [];
  const params = { percent: Math.round(share * 100), lines: Math.round(free / PARTS) };
  return [{ rule: 'PAGE-EMPTY', severity: 'advice', place: { page: composed.page }, params }];
};
