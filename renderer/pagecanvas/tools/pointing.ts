import type { Point } from '../../../core/base/geometry';
import { type Handler, IDLE, type Step, type ToolContext } from './tool';

/** CSS pixels a hand may tremble between press and release. */
const SLACK = 4;

/** Pressed, but not yet moved: a click, unless the pointer goes away from where it went down. */
export const pointing: Handler<'pointing'> = (state, event, context) => {
  const { from } = state;
  if (event.kind === 'down') return { next: state };
  if (event.kind === 'move') {
    const moved = Math.hypot(event.at.x - from.x, event.at.y - from.y);
    return moved > SLACK ? pulled(from, context) : { next: state };
  }
  if (event.kind === 'up') click(from, context);
  return { next: IDLE };
};

/** A click selects the block and opens the story at the character under it. */
function click(at: Point, context: ToolContext): void {
  const item = context.itemAt(at);
  context.select(item);
  if (item !== null) context.openAt(at);
}

/** The selection tool drags a block; the desk beside the page, pulled, moves the page. */
function pulled(from: Point, context: ToolContext): Step {
  const item = context.itemAt(from);
  if (item === null) {
    context.setPanning(true);
    return { next: { name: 'panning', last: from }, again: true };
  }
  if (context.tool !== 'select' || !context.canMove(item)) return { next: IDLE };
  context.select(item);
  return { next: { name: 'dragging', item, from }, again: true };
}
