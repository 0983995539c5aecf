import { type Handler, IDLE } from './tool';

/** Nothing is held: the pointer says what it is over. */
export const idle: Handler<'idle'> = (state, event, context) => {
  const hand = context.handHeld || context.tool === 'hand';
  if (event.kind === 'move') context.hover(hand ? null : context.itemAt(event.at));
  if (event.kind !== 'down') return { next: state };
  const { at, button } = event.pointer;
  if (button === 'middle' || (hand && button === 'main')) {
    context.hover(null);
    context.setPanning(true);
    return { next: { name: 'panning', last: at } };
  }
  return { next: button === 'main' ? { name: 'pointing', from: at } : IDLE };
};
