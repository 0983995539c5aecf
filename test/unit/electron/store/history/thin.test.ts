import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStateName, stateName } from '../../../../../electron/store/history/names';
import { superfluous } from '../../../../../electron/store/history/thin';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 22, 8);

const stay = (times: readonly number[]): readonly number[] => {
  const kept = times.map((time) => ({ time }));
  const gone = new Set(superfluous(kept, NOW));
  return kept.filter((one) => !gone.has(one)).map(({ time }) => time);
};
const every = (step: number, from: number, to: number): readonly number[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => NOW - from - i * step);

describe('versions that may go', () => {
  it('none of the last day', () => {
    const times = every(10 * 60_000, 0, DAY);
    expect(stay(times)).toEqual(times);
  });

  it('all but one an hour for a week, a day for a month, a week after that', () => {
    expect(stay(every(HOUR / 6, DAY, 2 * DAY)).length).toBeLessThanOrEqual(26);
    expect(stay(every(HOUR / 6, DAY, 2 * DAY)).length).toBeGreaterThanOrEqual(24);
    expect(stay(every(HOUR, 8 * DAY, 28 * DAY)).length).toBeLessThanOrEqual(22);
    expect(stay(every(DAY, 31 * DAY, 101 * DAY)).length).toBeLessThanOrEqual(12);
  });

  it('never the newest nor the oldest, and what stays stays at the next thinning', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 400 * DAY }), { minLength: 1 }), (ages) => {
        const times = ages.map((age) => NOW - age);
        const kept = stay(times);
        expect(kept).toContain(Math.max(...times));
        expect(kept).toContain(Math.min(...times));
        expect(stay(kept)).toEqual(kept);
      }),
    );
  });
});

describe('names of states', () => {
  it('say what they were made of, whatever a device calls itself', () => {
    fc.assert(
      fc.property(
        fc.record({
          time: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000),
          device: fc.string(),
          rev: fc.integer({ min: 1, max: 999_999 }),
          gone: fc.boolean(),
        }),
        (state) => {
          const name = stateName(state);
          expect(name).toMatch(/^[A-Za-z0-9-]+$/u);
          expect(parseStateName(name)).toMatchObject({ time: state.time, rev: state.rev, gone: state.gone });
        },
      ),
    );
  });

  it('are nothing else', () => {
    for (const name of [
      '',
      '../x',
      '20261122T081530Z-a',
      '20261122T081530Z-a-0',
      '20261322T081530Z-a-1',
      'x-1',
    ])
      expect(parseStateName(name)).toBeUndefined();
  });
});
