import { type Handler, IDLE } from './tool';

/** The page moves with the hand. */
export const panning: Handler<'panning'> = (state, event, context) => {
  if (event.kind === 'down') return { next: state };
  if (event.kind === 'move') {
    context.panBy(event.at.x - state.last.x, event.at.y - state.last.y);
    return { next: { name: 'panning', last: event.at } };
  }
  context.setPanning(false);
  return { next: IDLE };
};
