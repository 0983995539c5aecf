import { contextBridge, ipcRenderer } from 'electron';
import {
  type AnswerOf,
  type CallName,
  calls,
  type DeskBridge,
  type EventName,
  eventNames,
} from '../../core/contract/desk';
import { callChannel, eventChannel } from '../ipc/channels';

/** The window asked for something that never reached the main process: the same answer as from there. */
const refused = <Name extends CallName>(name: unknown, detail: string): AnswerOf<Name> =>
  ({ ok: false, error: { kind: 'refused', thing: String(name).slice(0, 100), detail } }) as AnswerOf<Name>;

/** `window.desk`: only the contract's names pass; Electron itself stays out of the window's reach. */
const bridge: DeskBridge = {
  call: async (name, argument) => {
    if (typeof name !== 'string' || !Object.hasOwn(calls, name)) return refused(name, 'no such call');
    try {
      return await ipcRenderer.invoke(callChannel(name satisfies CallName), argument);
    } catch (problem) {
      // What cannot be copied to another process.
      return refused(name, String(problem));
    }
  },
  on: (name, listener) => {
    if (!eventNames.includes(name)) throw new Error(`no such event: ${name}`);
    const channel = eventChannel(name satisfies EventName);
    const forward = (_event: unknown, value: Parameters<typeof listener>[0]): void => listener(value);
    ipcRenderer.on(channel, forward);
    return () => {
      ipcRenderer.removeListener(channel, forward);
    };
  },
};

contextBridge.exposeInMainWorld('desk', bridge);
