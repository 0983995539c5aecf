import { dragging } from './dragging';
import { idle } from './idle';
import { panning } from './panning';
import { pointing } from './pointing';
import { IDLE, type Step, type ToolContext, type ToolEvent, type ToolState } from './tool';

function step(state: ToolState, event: ToolEvent, context: ToolContext): Step {
  if (state.name === 'idle') return idle(state, event, context);
  if (state.name === 'panning') return panning(state, event, context);
  if (state.name === 'pointing') return pointing(state, event, context);
  return dragging(state, event, context);
}

/** Turns what the pointer does into what the desk does. */
export class ToolMachine {
  #state: ToolState = IDLE;

  get state(): ToolState {
    return this.#state;
  }

  send(event: ToolEvent, context: ToolContext): void {
    const { next, again = false } = step(this.#state, event, context);
    this.#state = next;
    if (again) this.#state = step(next, event, context).next;
  }
}
