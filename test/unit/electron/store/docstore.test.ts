import { beforeEach, describe, expect, it } from 'vitest';
import type { DocumentKey } from '../../../../core/contract/project';
import { newStory } from '../../../../core/document/factory';
import type { Story } from '../../../../core/document/records/story';
import type { DocStore } from '../../../../electron/store/docstore';
import { type Bench, benches } from './benches';
import { bad, cleanUp, good } from './places';

const key: DocumentKey = { type: 'story', id: 'story-one' };
const draft = (headline: string, id = key.id) => ({
  type: 'story' as const,
  id,
  record: newStory(id, { headline }),
});
const MINUTE = 60_000;

const read = async (from: DocStore, of = key): Promise<string | null> => {
  const { documents } = good(await from.load([of]));
  return (documents[0]?.record as Story | null)?.headline ?? null;
};

describe.each(benches)('the store of a %s', (kind, make) => {
  cleanUp();
  let bench: Bench;
  let store: DocStore;
  beforeEach(async () => {
    bench = await make();
    store = bench.open({ device: 'desk-a' });
  });

  const now = async (): Promise<string | undefined> =>
    ((await bench.envelope(key))?.data as Story | undefined)?.headline;
  /** Of the versions. */
  const headlines = async (): Promise<readonly string[]> => {
    const revisions = good(await store.revisions(key));
    const all = await Promise.all(revisions.map(({ id }) => store.revision(key, id)));
    return all.map((one) => (good(one).record as Story).headline);
  };
  /** The document as somebody else has it, ours as a branch. */
  const forked = async (): Promise<string> => {
    good(await store.save([draft('甲')]));
    await bench.foreign(draft('别人的'), 'desk-b');
    const [branch] = good(await store.save([draft('我的')])).branches;
    return branch?.branch ?? '';
  };

  describe('loading and saving', () => {
    it('gives back what was saved, to itself and to others', async () => {
      const saved = good(await store.save([draft('甲'), draft('乙', 'story-two')]));
      expect(saved).toMatchObject({ branches: [], stayed: [] });
      expect(saved.savedAt).toBe(new Date(bench.now).toISOString());
      for (const from of [store, bench.open()]) {
        expect(await read(from)).toBe('甲');
        expect(await read(from, { type: 'story', id: 'story-two' })).toBe('乙');
      }
    });

    it('lists documents by type, with a size and a time that tell of a change', async () => {
      good(await store.save([draft('甲')]));
      const [first] = good(await store.list(['story']));
      expect(first).toMatchObject(key);
      good(await store.save([draft('甲乙丙丁')]));
      const [second] = good(await store.list(['story']));
      expect([second?.size, second?.modified]).not.toEqual([first?.size, first?.modified]);
      expect(good(await store.list(['picture']))).toEqual([]);
    });

    it('counts revisions, also over a removal and over sessions', async () => {
      good(await store.save([draft('甲')]));
      good(await store.save([draft('乙')]));
      expect(await bench.envelope(key)).toMatchObject({ rev: 2, parentRev: 1, device: 'desk-a' });
      good(await store.save([{ ...key, record: null }]));
      expect(await bench.envelope(key)).toBeUndefined();
      const later = bench.open();
      expect(good(await later.load([key]))).toMatchObject({
        documents: [{ ...key, record: null }],
        notes: [],
      });
      good(await later.save([draft('丙')]));
      expect((await bench.envelope(key))?.rev).toBeGreaterThan(2);
    });

    it('does not write what is as wanted', async () => {
      good(await store.save([draft('甲')]));
      good(await store.save([draft('甲')]));
      expect(await bench.envelope(key)).toMatchObject({ rev: 1 });
    });

    it('answers null for what is not there, and refuses ids that leave the place', async () => {
      const odd = { type: 'story', id: '../../x' } as const;
      expect(good(await store.load([key, odd])).documents).toEqual([
        { ...key, record: null },
        { ...odd, record: null },
      ]);
      expect(bad(await store.save([{ ...odd, record: newStory(odd.id) }])).kind).toBe('refused');
      expect(good(await store.revisions(odd))).toEqual([]);
      expect((await store.revision(odd, '20261122T080000Z-a-1')).ok).toBe(false);
    });

    it('saves nothing where it may only look', async () => {
      const looks = bench.open({ readOnly: true });
      expect(bad(await looks.save([draft('甲')])).kind).toBe('read-only');
      expect(await bench.envelope(key)).toBeUndefined();
    });
  });

  describe('versions', () => {
    it('the state before this session is kept at its first save, then one in ten minutes', async () => {
      await bench.foreign(draft('昨天'));
      expect(await read(store)).toBe('昨天');
      for (const headline of ['一', '二', '三']) good(await store.save([draft(headline)]));
      expect(await headlines()).toEqual(['昨天']);
      bench.now += 11 * MINUTE;
      good(await store.save([draft('四')]));
      good(await store.save([draft('五')]));
      expect((await headlines()).toSorted()).toEqual(['三', '昨天'].toSorted());
    });

    it('go on where the clock is put back', async () => {
      good(await store.save([draft('一')]));
      bench.now += 11 * MINUTE;
      good(await store.save([draft('二')]));
      bench.now -= 24 * 60 * MINUTE;
      good(await store.save([draft('三')]));
      good(await store.save([draft('四')]));
      bench.now += 11 * MINUTE;
      good(await store.save([draft('五')]));
      expect(await headlines()).toEqual(expect.arrayContaining(['一', '二', '四']));
      expect(await headlines()).not.toContain('三');
    });

    it('a removed document is among them', async () => {
      good(await store.save([draft('甲')]));
      good(await store.save([{ ...key, record: null }]));
      expect(await headlines()).toEqual(['甲']);
    });

    it('name revision, device and time, and one that does not exist is a failure', async () => {
      await bench.foreign(draft('昨天'), 'desk-b');
      await read(store);
      good(await store.save([draft('今天')]));
      const [revision] = good(await store.revisions(key));
      expect(revision).toMatchObject({ rev: 1, device: 'desk-b' });
      expect(Number.isNaN(Date.parse(revision?.time ?? ''))).toBe(false);
      for (const id of ['20200101T000000Z-x-1', '../../manifest', ''])
        expect(bad(await store.revision(key, id)).kind).toBe('not-found');
    });

    it('are thinned by age at closing, the oldest kept', async () => {
      good(await store.save([draft('0')]));
      for (let n = 1; n <= 20; n++) {
        bench.now += 11 * MINUTE;
        good(await store.save([draft(String(n))]));
      }
      const before = good(await store.revisions(key)).length;
      await store.close();
      expect(good(await store.revisions(key))).toHaveLength(before);
      // The files of a folder carry the time of this machine, which the test cannot move.
      if (kind === 'folder') return;
      const later = bench.open();
      await read(later);
      bench.now += 3 * 24 * 60 * MINUTE;
      good(await later.save([draft('三天后')]));
      await later.close();
      const after = good(await store.revisions(key));
      expect(after.length).toBeLessThan(before / 2);
      expect(after.length).toBeGreaterThan(2);
    });
  });

  describe('a document that somebody else has changed', () => {
    beforeEach(async () => {
      good(await store.save([draft('甲')]));
      await bench.foreign(draft('别人的'), 'desk-b');
    });

    it('is never overwritten: ours becomes a branch, and so do the saves after it', async () => {
      const [branch] = good(await store.save([draft('乙')])).branches;
      expect(branch).toMatchObject({ ...key, origin: 'ours', device: 'desk-a', rev: 2 });
      expect(good(await store.save([draft('丙')])).branches).toEqual([branch]);
      expect(await now()).toBe('别人的');
      expect(good(await store.branches())).toEqual([branch]);
      expect((good(await store.branch(branch?.branch ?? '')).record as Story).headline).toBe('丙');
    });

    it('is taken as it is where the data is what we know or want', async () => {
      await bench.foreign(draft('乙'), 'desk-b');
      expect(good(await store.save([draft('乙')])).branches).toEqual([]);
      await bench.foreign(draft('乙'), 'desk-c');
      expect(good(await store.save([draft('丙')])).branches).toEqual([]);
      expect(await bench.envelope(key)).toMatchObject({ device: 'desk-a', data: { headline: '丙' } });
    });

    it('stays when we were to remove it, and the answer says so', async () => {
      const saved = good(await store.save([{ ...key, record: null }]));
      expect(saved.stayed).toEqual([draft('别人的')]);
      expect(await now()).toBe('别人的');
    });

    it('is told of by the watch; our own saves are not', async () => {
      const told: DocumentKey[] = [];
      const ends: (() => void)[] = [];
      const heard = new Promise<void>((resolve) => {
        const end = store.watch((keys) => {
          told.push(...keys);
          if (keys.some(({ id }) => id === 'story-two')) resolve();
        });
        ends.push(end);
      });
      await read(store);
      good(await store.save([draft('乙')]));
      await bench.foreign(draft('新', 'story-two'));
      await heard;
      for (const end of ends) end();
      expect(told.map(({ id }) => id)).not.toContain(key.id);
    });

    it('and taken away: ours waits as a branch, and may come back', async () => {
      await bench.foreign({ ...key, record: null });
      const [branch] = good(await store.save([draft('乙')])).branches;
      expect(await now()).toBeUndefined();
      const documents = good(await store.resolve(branch?.branch ?? '', 'branch'));
      expect(documents).toEqual([draft('乙')]);
      expect(await now()).toBe('乙');
    });

    it('a draft made from an earlier state than the last one given becomes a branch', async () => {
      expect(await read(store)).toBe('别人的');
      const { branches } = good(await store.save([{ ...draft('乙'), behind: true }]));
      expect(branches).toMatchObject([{ ...key, origin: 'ours' }]);
      expect(await now()).toBe('别人的');
    });
  });

  describe('the choice', () => {
    it('current: the branch becomes a version', async () => {
      expect(good(await store.resolve(await forked(), 'current'))).toEqual([draft('别人的')]);
      expect(good(await store.branches())).toEqual([]);
      expect(await now()).toBe('别人的');
      expect(await headlines()).toContain('我的');
      good(await store.save([draft('接着写')]));
      expect(await now()).toBe('接着写');
    });

    it('branch: it stands in the place, what stood there is a version', async () => {
      expect(good(await store.resolve(await forked(), 'branch'))).toEqual([draft('我的')]);
      expect(good(await store.branches())).toEqual([]);
      expect(await now()).toBe('我的');
      expect(await headlines()).toContain('别人的');
      expect((await bench.envelope(key)) as object).not.toHaveProperty('origin');
      good(await store.save([draft('接着写')]));
      expect(await now()).toBe('接着写');
    });

    it('both: a second story under an id of its own', async () => {
      const documents = good(await store.resolve(await forked(), 'both'));
      expect(documents).toHaveLength(2);
      const [first, second] = documents;
      expect(first).toEqual(draft('别人的'));
      expect(second?.id).not.toBe(key.id);
      expect(second?.record).toMatchObject({ id: second?.id, headline: '我的' });
      expect(await read(bench.open(), { type: 'story', id: second?.id ?? '' })).toBe('我的');
      expect(good(await store.branches())).toEqual([]);
    });

    it('of what is no branch is a failure and changes nothing', async () => {
      await forked();
      for (const name of [
        '',
        'x',
        'story-story-one/x',
        '../../manifest',
        'story-story-one/20200101T000000Z-a-1',
      ])
        expect(bad(await store.resolve(name, 'branch')).kind).toBe('not-found');
      expect(await now()).toBe('别人的');
      expect(good(await store.branches())).toHaveLength(1);
    });
  });

  describe('copies that sync programs leave', () => {
    it.each([
      '.sync-conflict-20261122-081530-ABCDEFG',
      ' (王编辑的冲突副本 2026-11-22)',
      " (Wang's conflicted copy 2026-11-22)",
      '-DESKTOP-7QK2',
      ' (1)',
    ])('become branches: %s', async (name) => {
      good(await store.save([draft('甲')]));
      await bench.copy(draft('另一份'), name);
      expect(good(await store.tidy())).toEqual([]);
      const [branch] = good(await store.branches());
      expect(branch).toMatchObject({ ...key, origin: 'copy', device: 'other' });
      expect((good(await store.branch(branch?.branch ?? '')).record as Story).headline).toBe('另一份');
      expect(await now()).toBe('甲');
      expect(good(await store.tidy())).toEqual([]);
      expect(good(await store.branches())).toHaveLength(1);
    });

    it('of the same state are put away; what is something else stays and is named', async () => {
      good(await store.save([draft('甲')]));
      await bench.copy(draft('甲'), ' (1)');
      await bench.copy(draft('丙', 'story-three'), ' x');
      const notes = good(await store.tidy());
      expect(notes).toEqual([]);
      expect(good(await store.branches()).map(({ id }) => id)).toEqual(['story-three']);
    });
  });

  describe('damage', () => {
    it.each([0, 0.5, 0.98])(
      'cut to %d: the newest version comes in its place, and a note says which',
      async (share) => {
        await bench.foreign(draft('昨天'));
        await read(store);
        good(await store.save([draft('今天')]));
        await bench.cut(key, share);
        const next = bench.open();
        const { documents, notes } = good(await next.load([key]));
        expect(documents).toEqual([draft('昨天')]);
        expect(notes).toMatchObject([{ rule: 'STORE-RESTORED', params: { rev: 1, from: 'history' } }]);
        expect(await read(bench.open())).toBe('昨天');
        good(await next.save([draft('接着')]));
        expect(await now()).toBe('接着');
      },
    );

    it('without a version: absent, named, and nothing is written in its place', async () => {
      good(await store.save([draft('甲')]));
      await bench.cut(key, 0.5);
      const next = bench.open();
      const { documents, notes } = good(await next.load([key]));
      expect(documents).toEqual([]);
      expect(notes.map(({ rule }) => rule)).toEqual(['STORE-QUARANTINE']);
      expect(bad(await next.save([draft('空')])).kind).toBe('refused');
    });

    it('while it is open: put away, and ours is written', async () => {
      good(await store.save([draft('甲')]));
      await bench.cut(key, 0.5);
      expect(good(await store.save([draft('乙')])).branches).toEqual([]);
      expect(await now()).toBe('乙');
    });

    it('looking only, nothing is touched and the version is shown', async () => {
      await bench.foreign(draft('昨天'));
      await read(store);
      good(await store.save([draft('今天')]));
      await bench.cut(key, 0.5);
      const looks = bench.open({ readOnly: true });
      expect(await read(looks)).toBe('昨天');
      expect(await bench.envelope(key)).toBeUndefined();
    });

    it('a lost document comes back from its versions; one that was removed does not', async () => {
      await bench.foreign(draft('昨天'));
      await read(store);
      good(await store.save([draft('今天')]));
      await bench.foreign({ ...key, record: null });
      expect(await read(bench.open())).toBe('昨天');
      const third = bench.open();
      await read(third);
      good(await third.save([{ ...key, record: null }]));
      expect(await read(bench.open())).toBeNull();
    });
  });
});
