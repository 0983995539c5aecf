import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '../../../../core/base/result';
import type { DeskFailure } from '../../../../core/contract/desk';
import { applyDiff, diffRecords, shortenDiff } from '../../../../core/document/apply';
import type { RecordsDiff } from '../../../../core/document/diff';
import type { ProjectRecords } from '../../../../core/document/records';
import { Autosave } from '../../../../renderer/session/autosave';
import { patchStory } from '../../../../renderer/session/edits';
import type { SaveState } from '../../../../renderer/session/types';
import { records } from './fixture';

type Answer = Result<{ readonly savedAt: string }, DeskFailure>;
const good: Answer = { ok: true, value: { savedAt: '2026-11-22T08:00:00.000Z' } };
const full: Answer = { ok: false, error: { kind: 'disk-full', thing: 'x.banxin' } };

interface DiskState {
  /** Milliseconds that the next save takes. */
  takes: number;
  /** What the next saves answer; good ones after the last. */
  answers: Answer[];
  /** What is on it. */
  kept: ProjectRecords;
  /** When each state came to be on it. */
  readonly written: { readonly at: number; readonly kept: ProjectRecords }[];
}

/** A disk that takes its time and answers as told, and an editor that writes on it. */
function setUp(answers: readonly Answer[] = [], takes = 0) {
  const saved: RecordsDiff[] = [];
  const states: SaveState[] = [];
  const disk: DiskState = { takes, answers: [...answers], kept: records, written: [] };
  let now = records;
  const autosave = new Autosave({
    save: async (diff) => {
      saved.push(diff);
      await new Promise((resolve) => setTimeout(resolve, disk.takes));
      const answer = disk.answers.shift() ?? good;
      if (answer.ok) disk.kept = applyDiff(disk.kept, diff);
      disk.written.push({ at: performance.now(), kept: disk.kept });
      return answer;
    },
    report: (state) => states.push(state),
    within: 500,
    retries: [1000, 2000, 5000],
    shorten: (diff) => shortenDiff(diff, now),
  });
  const edit = (change: (from: ProjectRecords) => ProjectRecords): void => {
    const before = now;
    now = change(before);
    autosave.add(diffRecords(before, now));
  };
  return { autosave, saved, states, disk, edit, now: () => now };
}

const headline =
  (text: string, story = 'story-1') =>
  (from: ProjectRecords): ProjectRecords =>
    patchStory(from, story, { headline: text });

/** Milliseconds until the last save of an edit is through. */
const THROUGH = 10_000;

describe('autosave', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('gathers edits of half a second into one save', async () => {
    const { autosave, saved, states, disk, edit } = setUp();
    edit(headline('一'));
    edit(headline('一二'));
    expect(saved).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(510);
    expect(saved).toHaveLength(1);
    expect(disk.kept.story['story-1']?.headline).toBe('一二');
    expect(states.at(-1)).toEqual({ kind: 'saved', at: '2026-11-22T08:00:00.000Z' });
    expect(autosave.clean).toBe(true);
  });

  it('keeps what failed, says why, and saves all of it at the next try', async () => {
    const { saved, states, disk, edit } = setUp([full, full]);
    edit(headline('一'));
    await vi.advanceTimersByTimeAsync(510);
    expect(states.at(-1)).toMatchObject({ kind: 'unsaved', failure: { kind: 'disk-full' } });
    edit(headline('一二'));
    expect(states.at(-1)?.kind).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(1000);
    expect(states.at(-1)?.kind).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(2000);
    expect(saved).toHaveLength(3);
    expect(disk.kept.story['story-1']?.headline).toBe('一二');
    expect(states.at(-1)?.kind).toBe('saved');
    // An attempt is no news: what says why, and offers another place, does not go away and come back.
    const since = states.findIndex(({ kind }) => kind === 'unsaved');
    expect(new Set(states.slice(since, -1).map(({ kind }) => kind))).toEqual(new Set(['unsaved']));
  });

  it('never stops trying', async () => {
    const { disk, states, edit } = setUp(Array.from({ length: 50 }, () => full));
    edit(headline('一'));
    await vi.advanceTimersByTimeAsync(200_000);
    expect(states.at(-1)?.kind).toBe('unsaved');
    disk.answers.length = 0;
    await vi.advanceTimersByTimeAsync(5000);
    expect(states.at(-1)?.kind).toBe('saved');
    expect(disk.kept.story['story-1']?.headline).toBe('一');
  });

  it('flushes at once, and says so when the disk refuses', async () => {
    const { autosave, edit } = setUp([full]);
    edit(headline('一'));
    const flushed = async (): Promise<boolean> => {
      const done = autosave.flush();
      await vi.advanceTimersByTimeAsync(0);
      return done;
    };
    expect(await flushed()).toBe(false);
    expect(autosave.clean).toBe(false);
    expect(await flushed()).toBe(true);
    expect(autosave.clean).toBe(true);
  });

  it('holds still while the project is copied elsewhere, keeps what comes, and goes on', async () => {
    const { autosave, saved, disk, edit, now } = setUp([], 200);
    edit(headline('一'));
    await vi.advanceTimersByTimeAsync(550);
    expect(saved).toHaveLength(1);
    edit(headline('一二'));
    const holding = autosave.hold();
    await vi.advanceTimersByTimeAsync(1000);
    expect(applyDiff(disk.kept, await holding)).toEqual(now());
    expect(saved).toHaveLength(1);
    edit(headline('一二三'));
    expect(await autosave.flush()).toBe(false);
    await vi.advanceTimersByTimeAsync(THROUGH);
    expect(saved).toHaveLength(1);
    autosave.release();
    await vi.advanceTimersByTimeAsync(THROUGH);
    expect(disk.kept).toEqual(now());
  });

  it('has an edit on the disk within a second, whenever it comes and whatever a save takes below half a second', async () => {
    const typing = fc.record({
      pauses: fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 2, maxLength: 60 }),
      takes: fc.integer({ min: 0, max: 480 }),
    });
    await fc.assert(
      fc.asyncProperty(typing, async ({ pauses, takes }) => {
        const { disk, edit } = setUp([], takes);
        const made: { readonly at: number; readonly text: string }[] = [];
        for (const [n, pause] of pauses.entries()) {
          await vi.advanceTimersByTimeAsync(pause);
          made.push({ at: performance.now(), text: String(n) });
          edit(headline(String(n)));
        }
        await vi.advanceTimersByTimeAsync(THROUGH);
        for (const { at, text } of made) {
          const on = disk.written.find(
            ({ kept }) => Number(kept.story['story-1']?.headline) >= Number(text) && kept !== records,
          );
          expect((on?.at ?? Infinity) - at).toBeLessThanOrEqual(1000);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is not slower while the editor never pauses', async () => {
    const { disk, edit } = setUp([], 30);
    let text = '';
    const late: number[] = [];
    for (let n = 0; n < 400; n++) {
      text += '字';
      edit(headline(text));
      await vi.advanceTimersByTimeAsync(33);
      const on = disk.kept.story['story-1']?.headline.length ?? 0;
      late.push((n - on) * 33);
    }
    expect(Math.max(...late)).toBeLessThanOrEqual(550);
  });

  it('keeps what waits short while the disk takes nothing', async () => {
    const { disk, saved, edit, now } = setUp(Array.from({ length: 1000 }, () => full));
    for (let n = 0; n < 6000; n++) edit(headline(`${n}`, n % 2 === 0 ? 'story-1' : 'story-2'));
    await vi.advanceTimersByTimeAsync(THROUGH);
    const longest = Math.max(...saved.map((diff) => diff.reduce((sum, { ops }) => sum + ops.length, 0)));
    expect(longest).toBeLessThan(1100);
    disk.answers.length = 0;
    await vi.advanceTimersByTimeAsync(THROUGH);
    expect(disk.kept).toEqual(now());
  });
});

describe('a long diff made short', () => {
  it('does the same', () => {
    const first = headline('一')(records);
    const second = patchStory(first, 'story-1', { deck: '副' });
    const third = headline('二')(second);
    const steps = [
      [records, first],
      [first, second],
      [second, third],
    ] as const;
    const long = steps.flatMap(([a, b]) => [...diffRecords(a, b)]);
    const short = shortenDiff(long, third);
    expect(applyDiff(records, short)).toEqual(third);
    expect(short.flatMap(({ ops }) => ops)).toHaveLength(2);
  });

  it('is left as it is where it leads elsewhere', () => {
    const diff = diffRecords(records, headline('一')(records));
    expect(shortenDiff(diff, headline('三')(records))).toBe(diff);
  });
});
