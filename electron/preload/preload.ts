import { contextBridge, ipcRenderer } from 'electron';
import { type CallName, calls, type DeskBridge, type EventName, eventNames } from '../../core/contract/desk';
import { callChannel, eventChannel } from '../ipc/channels';

/** `window.desk`: only the contract's names pass; Electron itself stays out of the window's reach. */
const bridge: DeskBridge = {
  call: (name, argument) => {
    if (!Object.hasOwn(calls, name)) return Promise.reject(new Error(`no such call: ${name}`));
    return ipcRenderer.invoke(callChannel(name satisfies CallName), argument);
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
