import { LibraryWork } from './library';
import type { FromLibrary, ToLibrary } from './libraryMessages';

/** The library process: it has the open project's index and full text, and goes with the desk. */
const { parentPort } = process;
const send: (message: FromLibrary) => void = parentPort.postMessage.bind(parentPort);
const work = new LibraryWork(send);

parentPort.on('message', ({ data }: { data: ToLibrary }) => work.receive(data));
