import { type Handler, IDLE } from './tool';

/** A block goes with the pointer, in steps of the grid. */
export const dragging: Handler<'dragging'> = (state, event, context) => {
  const { item, from } = state;
  if (event.kind === 'down') return { next: state };
  if (event.kind === 'cancel') {
    context.cancelDrag();
    return { next: IDLE };
  }
  context.dragTo(item, from, event.at);
  if (event.kind === 'move') return { next: state };
  context.drop(item);
  return { next: IDLE };
};
