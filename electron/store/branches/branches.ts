import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../../../core/base/diagnostic';
import type { Branch, DocumentKey } from '../../../core/contract/project';
import { bytesOf } from '../adapter';
import { writeAtomic } from '../atomic';
import { decode, type Envelope, encode } from '../envelope';
import { codeOf, failure, failureOf, StoreError } from '../failures';
import { parseStateName, stateName } from '../history/names';
import { removeInside } from '../inside';
import { Lanes } from '../lanes';
import { BRANCHES, documentNamed, statesFolder } from '../layout';
import { badBranch } from '../notes';

/** The name of a branch, taken apart. */
export interface BranchName extends DocumentKey {
  /** Relative to the project. */
  readonly path: string;
  readonly rev: number;
  readonly time: number;
  readonly device: string;
}

/** Undefined for what was never given out as a branch's name. */
export function parseBranch(branch: string): BranchName | undefined {
  const [document = '', name = '', ...more] = branch.split('/');
  const key = documentNamed(document);
  const state = parseStateName(name);
  if (!key || !state || state.gone || more.length > 0) return undefined;
  const { rev, time, device } = state;
  return { ...key, rev, time, device, path: `${statesFolder(BRANCHES, key.type, key.id)}/${name}.json` };
}

/** How a branch came about stands in its file, beside the fields of a document's. */
type Origin = Branch['origin'];

export const originOf = (envelope: Envelope): Origin =>
  'origin' in envelope && envelope.origin === 'copy' ? 'copy' : 'ours';

/** The envelope without what only a branch carries. */
export function asDocument(envelope: Envelope): Envelope {
  const { origin: _origin, ...document } = envelope as Envelope & { readonly origin?: unknown };
  return document;
}

const known = (branch: string, name: BranchName, origin: Origin): Branch => ({
  branch,
  type: name.type,
  id: name.id,
  rev: name.rev,
  time: new Date(name.time).toISOString(),
  device: name.device,
  origin,
});

/** What waits for a choice. */
export interface Waiting {
  readonly branches: readonly Branch[];
  /** Of those that cannot be used. */
  readonly notes: readonly Diagnostic[];
}

interface Held {
  readonly shown: Branch;
  readonly envelope: Envelope;
}

/** Second states of the documents of one project, each a file of its own that every desk sees. */
export class Branches {
  readonly #project: string;
  /** Two that come at once must not take the same free name. */
  readonly #naming = new Lanes();

  constructor(project: string) {
    this.#project = project;
  }

  /** All that wait, oldest first, as far as they can be used. */
  async list(): Promise<readonly Branch[]> {
    return (await this.look()).branches;
  }

  /** All that wait, and those that cannot be used by name: one of them never hides another. Never throws. */
  async look(): Promise<Waiting> {
    const held: Held[] = [];
    const notes: Diagnostic[] = [];
    await this.#noting(BRANCHES, notes, async () => {
      for (const folder of await namesIn(join(this.#project, BRANCHES)))
        held.push(...(await this.#lookInto(folder, notes)));
    });
    const branches = held.map(({ shown }) => shown);
    return { branches: branches.sort((a, b) => (a.time < b.time ? -1 : 1)), notes };
  }

  /** Makes a branch of a state that others have left, unless one has it already. Throws a `StoreError`. */
  adopt(key: DocumentKey, envelope: Envelope, time: number): Promise<Branch> {
    return this.#naming.run(key.type + key.id, async () => {
      const waiting = await this.#lookInto(`${key.type}-${key.id}`, []);
      const same = waiting.find((held) => held.envelope.sha256 === envelope.sha256);
      return same?.shown ?? this.#write(key, envelope, 'copy', time);
    });
  }

  async #lookInto(folder: string, notes: Diagnostic[]): Promise<readonly Held[]> {
    const held: Held[] = [];
    const within = `${BRANCHES}/${folder}`;
    await this.#noting(within, notes, async () => {
      for (const file of await namesIn(join(this.#project, within))) {
        const branch = `${folder}/${file.replace(/\.json$/u, '')}`;
        const name = file.endsWith('.json') ? parseBranch(branch) : undefined;
        if (!name) continue;
        await this.#noting(name.path, notes, async () => {
          const { envelope } = await this.read(branch);
          held.push({ shown: known(branch, name, originOf(envelope)), envelope });
        });
      }
    });
    return held;
  }

  /** What fails is named, and the others are gone on with. */
  async #noting(path: string, notes: Diagnostic[], work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (problem) {
      const { kind, detail = kind } = failureOf(problem, 'read', path);
      // Chosen or taken away while we were looking.
      if (kind !== 'not-found') notes.push(badBranch(path, detail));
    }
  }

  /** The state that a branch holds. Throws a `StoreError` where there is none or it is damaged. */
  async read(branch: string): Promise<{ readonly name: BranchName; readonly envelope: Envelope }> {
    const name = parseBranch(branch);
    const bytes = name && (await bytesOf(join(this.#project, name.path), name.path));
    if (!name || !bytes) throw new StoreError(failure('not-found', branch));
    const envelope = decode(bytes);
    if (!envelope.ok) throw new StoreError(failure('damaged', name.path, envelope.error));
    return { name, envelope: envelope.value };
  }

  /** Writes a state beside a document; given a branch of before, that one is brought to the new state. */
  write(key: DocumentKey, envelope: Envelope, origin: Origin, time: number, last?: Branch): Promise<Branch> {
    return this.#naming.run(key.type + key.id, () => this.#write(key, envelope, origin, time, last));
  }

  async #write(
    key: DocumentKey,
    envelope: Envelope,
    origin: Origin,
    time: number,
    last?: Branch,
  ): Promise<Branch> {
    const folder = `${key.type}-${key.id}`;
    const branch =
      last?.branch ?? (await this.#freeName(folder, { time, device: envelope.device, rev: envelope.rev }));
    const name = parseBranch(branch);
    if (!name) throw new StoreError(failure('refused', branch));
    const file = join(this.#project, name.path);
    try {
      await writeAtomic(file, encode({ ...envelope, origin }));
    } catch (problem) {
      throw new StoreError(failureOf(problem, 'write', name.path));
    }
    return known(branch, name, origin);
  }

  /** Takes a branch away: its state is elsewhere. Throws the system's error. */
  async drop({ path }: BranchName): Promise<void> {
    const file = join(this.#project, path);
    await removeInside(file);
  }

  async #freeName(
    folder: string,
    state: { readonly time: number; readonly device: string; readonly rev: number },
  ): Promise<string> {
    const taken = new Set(await namesIn(join(this.#project, BRANCHES, folder)));
    for (let { time } = state; ; time += 1000) {
      const name = stateName({ ...state, time, gone: false });
      if (!taken.has(`${name}.json`)) return `${folder}/${name}`;
    }
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.'));
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT' || codeOf(problem) === 'ENOTDIR') return [];
    throw new StoreError(failureOf(problem, 'read', BRANCHES));
  }
}
