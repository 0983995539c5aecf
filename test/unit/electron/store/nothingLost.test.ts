import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type BranchChoice, branchChoices, type DocumentKey } from '../../../../core/contract/project';
import { newStory } from '../../../../core/document/factory';
import type { Story } from '../../../../core/document/records/story';
import type { DocStore } from '../../../../electron/store/docstore';
import { type Bench, benches } from './benches';
import { cleanUp, good } from './places';

const key: DocumentKey = { type: 'story', id: 'story-one' };
const draft = (headline: string) => ({ ...key, record: newStory(key.id, { headline }) });
const headlineOf = (record: unknown): string => (record as Story).headline;

type Step =
  | { readonly do: 'save' | 'remove' | 'load' | 'foreign' | 'delete' | 'copy' | 'crash' | 'wait' | 'tidy' }
  | { readonly do: 'cut'; readonly share: number }
  | { readonly do: 'resolve'; readonly at: number; readonly choice: BranchChoice };

const plain = (what: Exclude<Step['do'], 'cut' | 'resolve'>, weight: number) => ({
  weight,
  arbitrary: fc.constant<Step>({ do: what }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  plain('save', 6),
  plain('foreign', 3),
  plain('load', 2),
  plain('crash', 2),
  plain('remove', 1),
  plain('delete', 1),
  plain('copy', 1),
  plain('tidy', 1),
  plain('wait', 1),
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('cut' as const),
      share: fc.double({ min: 0, max: 0.9, noNaN: true }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('resolve' as const),
      at: fc.nat(5),
      choice: fc.constantFrom(...branchChoices),
    }),
  },
);

/**
 * One desk, and others that write without asking. What the desk was told to be saved has to be findable for as long
 * as it is the last of its session, and so has everything that the desk itself has put something else in the place of.
 */
class World {
  readonly #must = new Set<string>();
  #store: DocStore;
  #count = 0;
  /** The last state of this session that was saved. */
  #line: string | undefined;
  /** The branch that this session's states go to. */
  #open: string | undefined;
  /** A saved state of ours that somebody has replaced before we looked: safe once we look. */
  #hidden: string | undefined;
  #trace: string[] = [];

  constructor(private readonly bench: Bench) {
    this.#store = bench.open({ device: 'desk-a' });
  }

  async take(todo: Step): Promise<void> {
    this.#trace.push(JSON.stringify(todo));
    await this.#carryOut(todo);
    await this.#nothingIsLost();
  }

  #fresh(): string {
    this.#count++;
    return `第${this.#count}稿`;
  }

  async #current(): Promise<string | undefined> {
    const envelope = await this.bench.envelope(key);
    return envelope && headlineOf(envelope.data);
  }

  async #carryOut(todo: Step): Promise<void> {
    switch (todo.do) {
      case 'save':
        return this.#save();
      case 'remove':
        return this.#remove();
      case 'load':
        return this.#load();
      case 'foreign':
        await this.#somebodyReplaces();
        return this.bench.foreign(draft(this.#fresh()));
      case 'delete':
        await this.#somebodyReplaces();
        return this.bench.foreign({ ...key, record: null });
      case 'cut':
        if ((await this.#current()) === undefined) return;
        await this.#somebodyReplaces();
        return this.bench.cut(key, todo.share);
      case 'copy': {
        const headline = this.#fresh();
        await this.bench.copy(draft(headline), ` (${this.#count})`);
        good(await this.#store.tidy());
        this.#must.add(headline);
        return;
      }
      case 'tidy':
        good(await this.#store.tidy());
        return;
      case 'wait':
        this.bench.now += 11 * 60_000;
        return;
      case 'crash':
        this.#store = this.bench.open({ device: 'desk-a' });
        this.#line = undefined;
        this.#open = undefined;
        this.#hidden = undefined;
        return;
      case 'resolve':
        return this.#resolve(todo.at, todo.choice);
    }
  }

  async #save(): Promise<void> {
    const headline = this.#fresh();
    const before = await this.#current();
    const saved = await this.#store.save([draft(headline)]);
    if (!saved.ok) {
      assert.equal(saved.error.kind, 'refused');
      return;
    }
    const replaced = saved.value.branches.length === 0 && before !== undefined && before !== this.#line;
    if (replaced) this.#must.add(before);
    if (this.#line !== undefined) this.#must.delete(this.#line);
    this.#hidden = undefined;
    this.#open = saved.value.branches[0]?.branch;
    this.#line = headline;
    this.#must.add(headline);
  }

  async #remove(): Promise<void> {
    const before = await this.#current();
    const saved = await this.#store.save([{ ...key, record: null }]);
    if (!saved.ok) return;
    // Whether it was ours to remove or stays: what was there can be found.
    if (before !== undefined) this.#must.add(before);
    if (before === this.#line) this.#line = undefined;
  }

  async #load(): Promise<void> {
    good(await this.#store.load([key]));
    if (this.#hidden !== undefined) this.#must.add(this.#hidden);
    // Damage was made good from what we had: it is the session's own state again.
    if (this.#hidden !== undefined && this.#hidden !== (await this.#current())) this.#line = undefined;
    this.#hidden = undefined;
  }

  /** What stands in the document's place is overwritten by somebody who does not ask. */
  async #somebodyReplaces(): Promise<void> {
    const before = await this.#current();
    if (before === undefined) return;
    if (before === this.#line) this.#hidden = before;
    this.#must.delete(before);
  }

  async #resolve(at: number, choice: BranchChoice): Promise<void> {
    const branches = good(await this.#store.branches());
    const chosen = branches[at % Math.max(branches.length, 1)];
    if (!chosen) return;
    const state = headlineOf(good(await this.#store.branch(chosen.branch)).record);
    const before = await this.#current();
    const resolved = await this.#store.resolve(chosen.branch, choice);
    if (!resolved.ok) {
      assert.equal(resolved.error.kind, 'refused');
      return;
    }
    if (this.#hidden !== undefined) this.#must.add(this.#hidden);
    this.#hidden = undefined;
    this.#must.add(state);
    if (before !== undefined && choice === 'branch') this.#must.add(before);
    if (chosen.branch === this.#open || (choice === 'branch' && !this.#open)) this.#line = undefined;
    if (chosen.branch === this.#open) this.#open = undefined;
  }

  async #nothingIsLost(): Promise<void> {
    const looks = this.bench.open({ readOnly: true });
    const found = new Set<string>();
    const current = await this.#current();
    if (current !== undefined) found.add(current);
    for (const { branch } of good(await looks.branches()))
      found.add(headlineOf(good(await looks.branch(branch)).record));
    for (const { id } of good(await looks.revisions(key)))
      found.add(headlineOf(good(await looks.revision(key, id)).record));
    const lost = [...this.#must].filter((headline) => !found.has(headline));
    assert.equal(lost.length, 0, `lost ${lost.join('、')} after\n${this.#trace.join('\n')}`);
  }
}

describe.each(benches)('a %s', (kind, make) => {
  cleanUp();
  const numRuns = Number(process.env['STORE_RUNS'] ?? 1) * (kind === 'memory' ? 300 : 12);

  it('loses no state that it has said to be saved, whatever others do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const world = new World(await make());
        for (const todo of steps) await world.take(todo);
      }),
      { numRuns },
    );
  }, 240_000);
});
