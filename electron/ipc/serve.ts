import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { err, type Result } from '../../core/base/result';
import {
  type AnswerOf,
  type ArgumentOf,
  type CallName,
  calls,
  type DeskEvents,
  type DeskFailure,
  type EventName,
} from '../../core/contract/desk';
import { callChannel, eventChannel } from './channels';

/** One function for every call of the contract: a key without one does not compile. */
export type Handlers = {
  readonly [Name in CallName]: (argument: ArgumentOf<Name>) => AnswerOf<Name> | Promise<AnswerOf<Name>>;
};

type AnyAnswer = Result<unknown, DeskFailure>;
type AnyHandler = (argument: unknown) => AnyAnswer | Promise<AnyAnswer>;

const refuse = (name: CallName, detail: string): AnyAnswer => err({ kind: 'refused', thing: name, detail });

/**
 * Serves the desk API. A call from anywhere but a trusted frame and a call whose argument does not fit the
 * contract are refused; what a handler throws becomes a `failed` answer. Nothing is thrown to the window.
 */
export function serveCalls(handlers: Handlers, isTrusted: (event: IpcMainInvokeEvent) => boolean): void {
  for (const name of Object.keys(calls) as CallName[]) {
    const handler = handlers[name] as AnyHandler;
    ipcMain.handle(callChannel(name), (event, argument: unknown) =>
      isTrusted(event) ? answer(name, handler, argument) : refuse(name, 'unknown sender'),
    );
  }
}

export async function answer(name: CallName, handler: AnyHandler, argument: unknown): Promise<AnyAnswer> {
  const checked = calls[name].argument.safeParse(argument);
  if (!checked.success) return refuse(name, checked.error.issues.map((issue) => issue.message).join('; '));
  try {
    return await handler(checked.data);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return err({ kind: 'failed', thing: name, detail });
  }
}

export function stopServing(): void {
  for (const name of Object.keys(calls) as CallName[]) ipcMain.removeHandler(callChannel(name));
}

/** Tells a window something; a window that is gone is told nothing. */
export function tell<Name extends EventName>(
  contents: WebContents,
  name: Name,
  event: DeskEvents[Name],
): void {
  if (!contents.isDestroyed()) contents.send(eventChannel(name), event);
}
