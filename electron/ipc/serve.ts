import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { type CallName, calls, type DeskEvents, type EventName } from '../../core/contract/desk';
import { type AnyHandler, answer, type Handlers, refuse } from './answer';
import { callChannel, eventChannel } from './channels';

const callNames = Object.keys(calls) as readonly CallName[];

/**
 * Serves the desk API. A call from anywhere but a trusted frame and a call whose argument does not fit the
 * contract are refused; what a handler throws becomes a `failed` answer.
 */
export function serveCalls(handlers: Handlers, isTrusted: (event: IpcMainInvokeEvent) => boolean): void {
  for (const name of callNames) {
    const handler = handlers[name] as AnyHandler;
    ipcMain.handle(callChannel(name), (event, argument: unknown) =>
      isTrusted(event) ? answer(name, handler, argument) : refuse(name, 'unknown sender'),
    );
  }
}

export function stopServing(): void {
  for (const name of callNames) ipcMain.removeHandler(callChannel(name));
}

/** Tells a window something; a window that is gone is told nothing. */
export function tell<Name extends EventName>(
  contents: WebContents,
  name: Name,
  event: DeskEvents[Name],
): void {
  if (!contents.isDestroyed()) contents.send(eventChannel(name), event);
}
