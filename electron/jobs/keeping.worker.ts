import { KeepingWork } from './keeping';
import type { FromKeeping, ToKeeping } from './keepingMessages';

/** The keeping process: it makes one backup or archive, or unpacks one, and is ended when that is done. */
const { parentPort } = process;
const send: (message: FromKeeping) => void = parentPort.postMessage.bind(parentPort);
const work = new KeepingWork(send);

parentPort.on('message', ({ data }: { data: ToKeeping }) => work.receive(data));
