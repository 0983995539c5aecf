import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyDiff,
  DiffMismatch,
  diffRecords,
  invertDiff,
  squashDiffs,
  tryApplyDiff,
} from '../../../../core/document/apply';
import type { RecordsDiff } from '../../../../core/document/diff';
import { newBlock, newStory } from '../../../../core/document/factory';
import { emptyRecords, type ProjectRecords } from '../../../../core/document/records';
import type { Story } from '../../../../core/document/records/story';
import { anyHistory, anyRecords, bytes, sent } from './arbitraries';

const withStory = (story: Story): ProjectRecords => ({ ...emptyRecords, story: { [story.id]: story } });

const story = newStory('s1', {
  headline: '城南集市开张',
  body: [newBlock('b1', '第一段。'), newBlock('b2', '第二段。'), newBlock('b3', '第三段。')],
});

const opsOf = (before: Story, after: Story) =>
  diffRecords(withStory(before), withStory(after)).flatMap((change) => change.ops);

describe('diffRecords and applyDiff', () => {
  it('leads from any document to any other', () => {
    fc.assert(
      fc.property(anyRecords, anyRecords, (a, b) => {
        expect(bytes(applyDiff(a, diffRecords(a, b)))).toBe(bytes(b));
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same after a journey to another process', () => {
    fc.assert(
      fc.property(anyRecords, anyRecords, (a, b) => {
        expect(bytes(applyDiff(a, sent(diffRecords(a, b))))).toBe(bytes(b));
      }),
    );
  });

  it('finds nothing between equal documents', () => {
    fc.assert(
      fc.property(anyRecords, (a) => {
        expect(diffRecords(a, structuredClone(a))).toEqual([]);
      }),
    );
  });

  it('changes one field by one op', () => {
    const after = { ...story, headline: '城南集市开业' };
    expect(opsOf(story, after)).toEqual([
      { op: 'set', path: ['headline'], from: story.headline, to: after.headline },
    ]);
  });

  it('sets the text of one run where typing changed one paragraph', () => {
    const [b1, b2, b3] = story.body;
    if (!b1 || !b2 || !b3) throw new Error('fixture');
    const after = { ...story, body: [b1, { ...b2, runs: [{ text: '第二段，改。' }] }, b3] };
    expect(opsOf(story, after)).toEqual([
      { op: 'set', path: ['body', 1, 'runs', 0, 'text'], from: '第二段。', to: '第二段，改。' },
    ]);
  });

  it('splices a paragraph in and follows the ones behind it', () => {
    const [b1, b2, b3] = story.body;
    if (!b1 || !b2 || !b3) throw new Error('fixture');
    const fresh = newBlock('b9', '插入段。');
    const after = { ...story, body: [b1, fresh, b2, { ...b3, kind: 'subhead' as const }] };
    expect(opsOf(story, after)).toEqual([
      { op: 'splice', path: ['body'], at: 1, removed: [], inserted: [fresh] },
      { op: 'set', path: ['body', 3, 'kind'], from: 'paragraph', to: 'subhead' },
    ]);
  });

  it('keeps the identity of everything it does not touch', () => {
    const other = newStory('s2');
    const before: ProjectRecords = { ...emptyRecords, story: { s1: story, s2: other } };
    const after = applyDiff(before, [
      { type: 'story', id: 's1', ops: [{ op: 'set', path: ['deck'], from: '', to: '副题' }] },
    ]);
    expect(after.page).toBe(before.page);
    expect(after.story.s2).toBe(other);
    expect(after.story.s1?.body).toBe(story.body);
    expect(after.story.s1?.deck).toBe('副题');
    expect(before.story.s1?.deck).toBe('');
  });

  it('refuses a diff made for another document', () => {
    const wrong: RecordsDiff = [
      { type: 'story', id: 's1', ops: [{ op: 'set', path: ['headline'], from: '别的', to: '新' }] },
    ];
    expect(() => applyDiff(withStory(story), wrong)).toThrow(DiffMismatch);
    const tried = tryApplyDiff(withStory(story), wrong);
    expect(tried).toEqual({ ok: false, error: { detail: 'headline: holds something else' } });
  });

  it.each([
    ['a path into text', { op: 'set', path: ['headline', 'x'], from: undefined, to: 1 }],
    ['a place beyond the list', { op: 'set', path: ['body', 9], from: undefined, to: 1 }],
    ['a hole in a list', { op: 'set', path: ['tags', 0], from: '甲', to: undefined }],
    ['a splice of an object', { op: 'splice', path: ['area'], at: 0, removed: [], inserted: [] }],
    ['a splice beyond the end', { op: 'splice', path: ['tags'], at: 5, removed: [], inserted: ['乙'] }],
    ['a birth of what is there', { op: 'set', path: [], from: undefined, to: { id: 's1' } }],
  ] as const)('refuses %s', (_name, op) => {
    const records = withStory({ ...story, tags: ['甲'] });
    expect(tryApplyDiff(records, [{ type: 'story', id: 's1', ops: [op] }]).ok).toBe(false);
  });

  it('cannot reach a prototype', () => {
    const op = { op: 'set', path: ['__proto__', 'polluted'], from: undefined, to: 1 } as const;
    expect(tryApplyDiff(withStory(story), [{ type: 'story', id: 's1', ops: [op] }]).ok).toBe(false);
    expect(tryApplyDiff(withStory(story), [{ type: 'story', id: '__proto__', ops: [op] }]).ok).toBe(false);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('invertDiff', () => {
  it('restores the very bytes', () => {
    fc.assert(
      fc.property(anyRecords, anyRecords, (a, b) => {
        const diff = diffRecords(a, b);
        expect(bytes(applyDiff(applyDiff(a, diff), invertDiff(diff)))).toBe(bytes(a));
      }),
      { numRuns: 500 },
    );
  });
});

describe('squashDiffs', () => {
  it('does what the changes do one after the other', () => {
    fc.assert(
      fc.property(anyHistory, (states) => {
        const [first = emptyRecords] = states;
        const last = states.at(-1) ?? emptyRecords;
        const squashed = states.reduce<RecordsDiff>(
          (diff, state, i) => squashDiffs(diff, diffRecords(states[i - 1] ?? first, state)),
          [],
        );
        expect(bytes(applyDiff(first, squashed))).toBe(bytes(last));
        expect(bytes(applyDiff(last, invertDiff(squashed)))).toBe(bytes(first));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves nothing of a change and its inverse, for births and removals too', () => {
    const birth = diffRecords(emptyRecords, withStory(story));
    expect(squashDiffs(birth, invertDiff(birth))).toEqual([]);
    expect(squashDiffs(invertDiff(birth), birth)).toEqual([]);
  });

  it('makes one op of the letters typed into one place', () => {
    const texts = ['第', '第一', '第一行'];
    const states = texts.map((text) => withStory({ ...story, deck: text }));
    const squashed = states
      .slice(1)
      .reduce<RecordsDiff>(
        (diff, state, i) => squashDiffs(diff, diffRecords(states[i] ?? emptyRecords, state)),
        [],
      );
    expect(squashed).toEqual([
      { type: 'story', id: 's1', ops: [{ op: 'set', path: ['deck'], from: '第', to: '第一行' }] },
    ]);
  });

  it('folds what happens to a new record into its birth', () => {
    const birth = diffRecords(emptyRecords, withStory(story));
    const titled = { ...story, headline: '新题' };
    const squashed = squashDiffs(birth, diffRecords(withStory(story), withStory(titled)));
    expect(squashed).toEqual(diffRecords(emptyRecords, withStory(titled)));
  });
});
