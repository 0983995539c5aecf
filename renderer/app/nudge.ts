import type { PageItem, StoryItem } from '../../core/document/records/page';
import type { Nudge } from '../pagecanvas/props';
import { desk, edit, patchItem } from '../session';

/** Moves a placed thing by grid units; steps that follow one another are one for undo. */
export function nudge({ item, dx, dy }: Nudge): void {
  const { records, pageId } = desk();
  if (pageId === null) return;
  const moved = patchItem<PageItem | StoryItem>(records, pageId, item, (placed) => ({
    ...placed,
    area: { ...placed.area, x: placed.area.x + dx, y: placed.area.y + dy },
  }));
  edit({ key: 'edit.move' }, moved, { coalesce: `move:${item}` });
}
