import { bottom, type Rect, right, type Size } from '../../../core/base/geometry';
import type { PageSummary } from '../../session/composer';
import { type Camera, rectToScreen, scaleOf } from '../camera/camera';

const HEIGHT = 18;
/** Pixels between a badge and what it belongs to. */
const AWAY = 2;

/** About how large a badge with this text is, CSS pixels. */
export const badgeSize = (text: string): Size => ({
  width: [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? 12.5 : 7), 14),
  height: HEIGHT,
});

type Block = PageSummary['stories'][number];

/**
 * Where the badge of a block hides no text: in the free corner beside its head; in the room that is left over
 * at its foot (of vertical lines, its left); beside the page's type area, as far as the canvas goes; and only where none of these is there, above the block.
 * Answers the badge's corner in CSS pixels on the canvas.
 */
export function badgePlace(
  summary: PageSummary,
  camera: Camera,
  block: Block,
  badge: Size,
  viewport: Size,
): { readonly x: number; readonly y: number } {
  const rect = rectToScreen(camera, block.rect);
  const corner = summary.corners[block.item];
  const free: Rect | undefined = corner && rectToScreen(camera, corner);
  if (free && free.width >= badge.width + 2 * AWAY && free.height >= badge.height + AWAY)
    return { x: right(free) - badge.width - AWAY, y: free.y + AWAY };
  const left = right(rect) - badge.width;
  const spare = block.fit.state === 'under' ? block.fit.lines * summary.grid.pitch * scaleOf(camera) : 0;
  // Vertical lines follow one another to the left: what is left over is there.
  const vertical = summary.items.some((item) => item.item === block.item && item.vertical);
  if (vertical && spare >= badge.width) return { x: rect.x, y: bottom(rect) - badge.height };
  if (!vertical && spare >= badge.height) return { x: left, y: bottom(rect) - badge.height };
  const area = rectToScreen(camera, summary.grid.area);
  const beside = { after: right(rect) + 2 * AWAY, before: rect.x - badge.width - 2 * AWAY };
  if (right(rect) > right(area) - 1 && beside.after + badge.width <= viewport.width)
    return { x: beside.after, y: rect.y };
  if (rect.x < area.x + 1 && beside.before >= 0) return { x: beside.before, y: rect.y };
  return { x: left, y: rect.y - badge.height };
}
