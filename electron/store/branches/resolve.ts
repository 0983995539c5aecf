import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { makeId } from '../../../core/base/ids';
import { err, ok, type Result } from '../../../core/base/result';
import type { DeskFailure } from '../../../core/contract/desk';
import type { BranchChoice, DocumentKey, LoadedDocument } from '../../../core/contract/project';
import { goodRecord } from '../check';
import type { Envelope } from '../envelope';
import { failure } from '../failures';
import type { DocumentReader, StoreParts } from '../reader';
import type { DocumentSaver } from '../save';
import type { Tracked } from '../tracked';
import { asDocument, type BranchName } from './branches';

export interface ResolverParts extends StoreParts {
  readonly reader: DocumentReader;
  readonly saver: DocumentSaver;
}

/** Carries out the editor's choice between a document and a branch of it. What was not chosen is kept as a version. */
export class BranchResolver {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  async resolve(
    branch: string,
    choice: BranchChoice,
  ): Promise<Result<readonly LoadedDocument[], DeskFailure>> {
    const { branches, tracked } = this.#parts;
    const { name, envelope } = await branches.read(branch);
    const key = { type: name.type, id: name.id };
    const good = goodRecord(key, envelope);
    if (typeof good === 'string') return err(failure('damaged', name.path, good));
    if (choice === 'both' && key.type !== 'story') return err(failure('refused', name.path, choice));
    const document = { ...key, record: good.record };
    const second = choice === 'both' ? await this.#asSecond(document) : ok([]);
    if (!second.ok) return second;
    const put = choice === 'branch' ? await this.#putInPlace(key, document.record, envelope) : undefined;
    if (put) return err(put);
    await this.#keepBranch(key, name, envelope);
    await tracked.alone(key, async (known) => this.#forget(known, branch));
    const { document: current } = await this.#parts.reader.read(key);
    return ok([...(current ? [current] : []), ...second.value]);
  }

  /** The branch becomes a story of its own. */
  async #asSecond(document: LoadedDocument): Promise<Result<readonly LoadedDocument[], DeskFailure>> {
    const id = makeId((bytes) => randomBytes(bytes));
    const story = { type: document.type, id, record: { ...(document.record as object), id } };
    const saved = await this.#parts.saver.save([story]);
    return saved.ok ? ok([story]) : saved;
  }

  /** The branch takes the document's place; what stood there becomes a version. */
  async #putInPlace(key: DocumentKey, record: unknown, branch: Envelope): Promise<DeskFailure | undefined> {
    await this.#parts.reader.read(key);
    return this.#parts.tracked.alone(key, async (tracked) => {
      if (tracked.refused !== undefined) return failure('refused', tracked.path, tracked.refused);
      const last = tracked.low?.data;
      if (tracked.adapter.present && last) {
        const { rev, device } = last;
        const state = { time: tracked.adapter.modified, device, rev };
        await this.#parts.history.keep(key, tracked.file, state, true);
        this.#parts.saver.versioned.add(tracked.key);
      }
      const parent = last && last.rev >= branch.rev ? last : branch;
      await this.#parts.saver.replace(tracked, record, asDocument(parent));
      return undefined;
    });
  }

  async #keepBranch(key: DocumentKey, name: BranchName, { device, rev }: Envelope): Promise<void> {
    const { history, branches, folder } = this.#parts;
    await history.keep(key, join(folder, name.path), { time: name.time, device, rev }, true);
    await branches.drop(name);
  }

  #forget(tracked: Tracked, branch: string): void {
    if (tracked.branch?.known.branch === branch) tracked.branch = undefined;
  }
}
