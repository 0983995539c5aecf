import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '../../../../core/base/result';
import type { DeskFailure } from '../../../../core/contract/desk';
import { applyDiff, diffRecords } from '../../../../core/document/apply';
import type { RecordsDiff } from '../../../../core/document/diff';
import type { ProjectRecords } from '../../../../core/document/records';
import { Autosave } from '../../../../renderer/session/autosave';
import { patchStory } from '../../../../renderer/session/edits';
import type { SaveState } from '../../../../renderer/session/types';
import { records } from './fixture';

type Answer = Result<{ readonly savedAt: string }, DeskFailure>;
const good: Answer = { ok: true, value: { savedAt: '2026-11-22T08:00:00.000Z' } };
const full: Answer = { ok: false, error: { kind: 'disk-full', thing: 'x.banxin' } };

/** A disk that answers as told, and keeps what reached it. */
function disk(answers: readonly Answer[]) {
  const saved: RecordsDiff[] = [];
  const states: SaveState[] = [];
  let kept: ProjectRecords = records;
  let at = 0;
  const autosave = new Autosave({
    save: (diff) => {
      saved.push(diff);
      const answer = answers[Math.min(at++, answers.length - 1)] ?? good;
      if (answer.ok) kept = applyDiff(kept, diff);
      return Promise.resolve(answer);
    },
    report: (state) => states.push(state),
    delay: 600,
    retries: [2000, 5000],
  });
  return { autosave, saved, states, kept: () => kept };
}

const headline = (text: string) => (from: ProjectRecords) => patchStory(from, 'story-1', { headline: text });

describe('autosave', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('gathers edits of the delay into one save', async () => {
    const { autosave, saved, states, kept } = disk([good]);
    const first = headline('一')(records);
    const second = headline('一二')(first);
    autosave.add(diffRecords(records, first));
    autosave.add(diffRecords(first, second));
    expect(saved).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(600);
    expect(saved).toHaveLength(1);
    expect(kept().story['story-1']?.headline).toBe('一二');
    expect(states.at(-1)).toEqual({ kind: 'saved', at: '2026-11-22T08:00:00.000Z' });
    expect(autosave.clean).toBe(true);
  });

  it('keeps what failed, says why, and saves all of it at the next try', async () => {
    const { autosave, saved, states, kept } = disk([full, good]);
    const first = headline('一')(records);
    const second = headline('一二')(first);
    autosave.add(diffRecords(records, first));
    await vi.advanceTimersByTimeAsync(600);
    expect(states.at(-1)).toMatchObject({ kind: 'unsaved', failure: { kind: 'disk-full' } });
    autosave.add(diffRecords(first, second));
    expect(states.at(-1)?.kind).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(2000);
    expect(saved).toHaveLength(2);
    expect(kept().story['story-1']?.headline).toBe('一二');
    expect(states.at(-1)?.kind).toBe('saved');
  });

  it('flushes at once, and says so when the disk refuses', async () => {
    const { autosave } = disk([full, good]);
    autosave.add(diffRecords(records, headline('一')(records)));
    expect(await autosave.flush()).toBe(false);
    expect(autosave.clean).toBe(false);
    expect(await autosave.flush()).toBe(true);
    expect(autosave.clean).toBe(true);
  });
});
