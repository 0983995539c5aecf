import type {
  AnswerOf,
  ArgumentOf,
  CallName,
  DeskBridge,
  DeskEvents,
  EventName,
} from '../../core/contract/desk';

declare global {
  interface Window {
    /** The bridge the preload script puts there. */
    readonly desk: DeskBridge;
  }
}

/** The main process, typed by the contract. A broken bridge is a failure value like any other. */
export async function ask<Name extends CallName>(
  name: Name,
  ...argument: undefined extends ArgumentOf<Name>
    ? [argument?: ArgumentOf<Name>]
    : [argument: ArgumentOf<Name>]
): Promise<AnswerOf<Name>> {
  try {
    return await window.desk.call(name, argument[0] as ArgumentOf<Name>);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return { ok: false, error: { kind: 'failed', thing: name, detail } } as AnswerOf<Name>;
  }
}

/** Listens to the main process; returns what ends it. */
export const hear = <Name extends EventName>(
  name: Name,
  listener: (event: DeskEvents[Name]) => void,
): (() => void) => window.desk.on(name, listener);
