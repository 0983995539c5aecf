import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Late } from '../../../../../renderer/session/composer/late';

/** Frames that come when the test says so. */
function frames() {
  const due = new Set<() => void>();
  const next = (run: () => void): (() => void) => {
    due.add(run);
    return () => due.delete(run);
  };
  const present = (): void => {
    const now = [...due];
    due.clear();
    for (const run of now) run();
  };
  return { next, present, due };
}

describe('what waits for the page', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('runs together, once each, after the next frame', () => {
    const { next, present } = frames();
    const late = new Late(next);
    const ran: string[] = [];
    const same = (): void => void ran.push('same');
    late.add(same);
    late.add(() => ran.push('other'));
    late.add(same);
    expect(ran).toEqual([]);
    present();
    expect(ran).toEqual(['same', 'other']);
    present();
    vi.runAllTimers();
    expect(ran).toHaveLength(2);
  });

  it('lets a change reach the page first', () => {
    const { next, present, due } = frames();
    const late = new Late(next);
    const ran: string[] = [];
    late.add(() => ran.push('count'));
    late.hold();
    expect(due.size).toBe(0);
    present();
    expect(ran).toEqual([]);
    late.release();
    present();
    expect(ran).toEqual([]);
    vi.advanceTimersByTime(40);
    present();
    expect(ran).toEqual(['count']);
  });

  it('does not wait for ever while keys keep coming', () => {
    const { next } = frames();
    const late = new Late(next);
    let ran = 0;
    late.add(() => (ran += 1));
    for (let key = 0; key < 10; key++) {
      late.hold();
      vi.advanceTimersByTime(30);
    }
    expect(ran).toBe(1);
  });

  it('forgets what belonged to a document that is gone', () => {
    const { next, present } = frames();
    const late = new Late(next);
    let ran = 0;
    late.add(() => (ran += 1));
    late.clear();
    present();
    vi.runAllTimers();
    expect(ran).toBe(0);
  });
});
