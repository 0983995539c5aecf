import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Deadline, exportCaps, heapSwitch, LOOK_MS, watchMemory } from '../../../../electron/jobs/caps';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what a job may take', () => {
  it('is a part of the machine, and JavaScript gets half of it', () => {
    expect(exportCaps.memory).toBeGreaterThanOrEqual(2 ** 30);
    expect(exportCaps.memory).toBeLessThanOrEqual(4 * 2 ** 30);
    expect(heapSwitch({ memory: 2 ** 30 })).toBe('--max-old-space-size=512');
  });
});

describe('watching memory', () => {
  it('says once that the cap is passed, and no more', () => {
    let bytes: number | undefined = 100;
    const over: number[] = [];
    watchMemory(
      1000,
      () => bytes,
      (held) => over.push(held),
    );
    vi.advanceTimersByTime(LOOK_MS * 10);
    expect(over).toEqual([]);
    bytes = 1001;
    vi.advanceTimersByTime(LOOK_MS * 10);
    expect(over).toEqual([1001]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('bears with a process that cannot be measured, and ends with it', () => {
    const over: number[] = [];
    const watch = watchMemory(
      0,
      () => undefined,
      (held) => over.push(held),
    );
    vi.advanceTimersByTime(LOOK_MS * 3);
    watch.end();
    expect(vi.getTimerCount()).toBe(0);
    expect(over).toEqual([]);
  });
});

const deadline = (): { readonly clock: Deadline; readonly over: () => number } => {
  let over = 0;
  return { clock: new Deadline({ silence: 100, total: 1000 }, () => (over += 1)), over: () => over };
};

describe('a deadline', () => {
  it('passes once where nothing is heard', () => {
    const { over } = deadline();
    vi.advanceTimersByTime(99);
    expect(over()).toBe(0);
    vi.advanceTimersByTime(5000);
    expect(over()).toBe(1);
  });

  it('is put off by signs of life, but not for ever', () => {
    const { clock, over } = deadline();
    for (let i = 0; i < 15; i++) {
      vi.advanceTimersByTime(66);
      clock.alive();
    }
    expect(over()).toBe(0);
    vi.advanceTimersByTime(66);
    expect(over()).toBe(1);
  });

  it('does not pass after the end', () => {
    const { clock, over } = deadline();
    clock.end();
    vi.advanceTimersByTime(5000);
    expect([over(), vi.getTimerCount()]).toEqual([0, 0]);
  });
});
