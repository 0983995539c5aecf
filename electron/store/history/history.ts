import { link, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DocumentKey, Revision } from '../../../core/contract/project';
import { bytesOf } from '../adapter';
import { syncFolder, writeAtomic } from '../atomic';
import { type Envelope, encode, nextEnvelope } from '../envelope';
import { codeOf, failureOf, StoreError } from '../failures';
import { ABSENT } from '../fileStat';
import { mustBeInside, removeInside } from '../inside';
import { HISTORY, statesFolder } from '../layout';
import { newestFirst, parseStateName, type StateName, stateName } from './names';
import { superfluous } from './thin';

export interface KeptState extends StateName {
  readonly name: string;
}

const SECOND = 1000;
/** States of one second, device and revision that differ: after so many something is wrong. */
const ATTEMPTS = 60;
/** File systems without a second name for one file, e.g. those of memory sticks. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK', 'EACCES']);

/**
 * Earlier states of the documents of one project. A document is replaced and never written into, so that its old
 * state is kept by giving its file a second name: no copy on the way of a save.
 */
export class History {
  readonly #project: string;

  constructor(project: string) {
    this.#project = project;
  }

  /**
   * Keeps the state that a file holds. Throws the system's error. `synced`: before the call comes back, the name
   * survives a power cut.
   */
  async keep(key: DocumentKey, file: string, state: Omit<StateName, 'gone'>, synced = false): Promise<void> {
    const folder = await this.#folder(key);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const name = stateName({ ...state, time: state.time + attempt * SECOND, gone: false });
      if (await linked(file, join(folder, `${name}.json`))) break;
    }
    if (synced) await syncFolder(folder);
  }

  /** Keeps a state of which there is no file any more. */
  async put(key: DocumentKey, envelope: Envelope, time: number): Promise<void> {
    const bytes = encode(envelope);
    const folder = await this.#folder(key);
    const { device, rev } = envelope;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const name = stateName({ time: time + attempt * SECOND, device, rev, gone: false });
      const there = await bytesOf(join(folder, `${name}.json`), name);
      if (there === null) return writeAtomic(join(folder, `${name}.json`), bytes);
      if (Buffer.compare(there, bytes) === 0) return;
    }
  }

  /** Marks that a document was removed on purpose, so that nobody takes it for lost. */
  async markGone(key: DocumentKey, last: Envelope, device: string, time: number): Promise<void> {
    const name = stateName({ time, device, rev: last.rev, gone: true });
    const mark = nextEnvelope(last, { schema: last.schema, id: key.id, device, data: null });
    await writeAtomic(join(await this.#folder(key), `${name}.json`), encode(mark));
  }

  /** All that is kept of a document, marks of its removal included, newest first. Throws a `StoreError`. */
  async list({ type, id }: DocumentKey): Promise<readonly KeptState[]> {
    const folder = statesFolder(HISTORY, type, id);
    return (await namesIn(join(this.#project, folder), folder))
      .flatMap((file): KeptState[] => {
        const name = file.replace(/\.json$/u, '');
        const state = name === file ? undefined : parseStateName(name);
        return state ? [{ ...state, name }] : [];
      })
      .sort(newestFirst);
  }

  async revisions(key: DocumentKey): Promise<readonly Revision[]> {
    return (await this.list(key))
      .filter((state) => !state.gone)
      .sort((a, b) => b.time - a.time || b.rev - a.rev)
      .map(({ name, rev, time, device }) => ({ id: name, rev, device, time: new Date(time).toISOString() }));
  }

  /** Path of a kept state below the project; undefined for a name that history never gives out. */
  path({ type, id }: DocumentKey, name: string): string | undefined {
    return parseStateName(name) && `${statesFolder(HISTORY, type, id)}/${name}.json`;
  }

  /** Null where there is none. Throws a `StoreError` where it cannot be read. */
  async bytes(key: DocumentKey, name: string): Promise<Uint8Array | null> {
    const path = this.path(key, name);
    return path === undefined ? null : bytesOf(join(this.#project, path), path);
  }

  /** Lets go of versions that stand too close together for their age. */
  async thin(key: DocumentKey, now: number): Promise<void> {
    const kept = (await this.list(key)).filter((state) => !state.gone);
    for (const { name } of superfluous(kept, now)) {
      const path = this.path(key, name);
      if (path !== undefined) await removeInside(join(this.#project, path));
    }
  }

  async #folder({ type, id }: DocumentKey): Promise<string> {
    const folder = join(this.#project, statesFolder(HISTORY, type, id));
    await mustBeInside(folder);
    await makePlain(folder);
    await mustBeInside(join(folder, 'x'));
    return folder;
  }
}

/** False where another state has the name already. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (problem) {
    const code = codeOf(problem) ?? '';
    if (code === 'EEXIST') return sameBytes(from, to);
    if (!NO_LINKS.has(code)) throw problem;
  }
  const [bytes, there] = await Promise.all([bytesOf(from, from), bytesOf(to, to)]);
  if (bytes === null) return true;
  if (there !== null) return Buffer.compare(bytes, there) === 0;
  await writeAtomic(to, bytes);
  return true;
}

/** Not made as safely as a document's folder: what is kept here is never the only state. */
async function makePlain(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (problem) {
    const code = codeOf(problem);
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT') throw problem;
    await mkdir(dirname(folder)).catch((cause: unknown) => {
      if (codeOf(cause) !== 'EEXIST') throw cause;
    });
    await mkdir(folder);
  }
}

async function sameBytes(a: string, b: string): Promise<boolean> {
  const [left, right] = await Promise.all([bytesOf(a, a), bytesOf(b, b)]);
  return left !== null && right !== null && Buffer.compare(left, right) === 0;
}

async function namesIn(folder: string, thing: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (problem) {
    if (ABSENT.has(codeOf(problem) ?? '')) return [];
    throw new StoreError(failureOf(problem, 'read', thing));
  }
}
