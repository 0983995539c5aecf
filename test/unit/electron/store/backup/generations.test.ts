import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Generation, keptAt, thinnable } from '../../../../../electron/store/backup/generations';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-01-05T00:00:00Z');

const at = (time: number, migration = false): Generation => ({
  id: `${time}${migration ? '-m' : ''}`,
  time: new Date(time).toISOString(),
  migration,
});

const dayOf = ({ time }: Generation): number => Math.floor(Date.parse(time) / DAY);
const weekOf = ({ time }: Generation): number => Math.floor((Date.parse(time) + 3 * DAY) / (7 * DAY));

/** A newsroom's months: hours between two backups, mostly one, sometimes a night, sometimes a holiday. */
const gap = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 3, arbitrary: fc.integer({ min: 8, max: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 2000 }) },
);
const life = fc
  .array(fc.tuple(gap, fc.integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 400 })
  .map((steps) => {
    let time = START;
    return steps.map(([hours, migration]) => at((time += hours * HOUR), migration === 0));
  });

const after = (generations: readonly Generation[], now: number): readonly Generation[] => {
  const gone = thinnable(generations, new Date(now));
  return generations.filter(({ id }) => !gone.has(id));
};

describe('the thinning of backups', () => {
  it('keeps what it promises', () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 0, max: 500 }), (all, later) => {
        const newest = all.at(-1);
        const now = Date.parse(newest?.time ?? '') + later * DAY;
        const kept = new Set(after(all, now).map(({ id }) => id));
        const within = (days: number): readonly Generation[] =>
          all.filter(({ time }) => now - Date.parse(time) < days * DAY);
        if (newest) expect(kept).toContain(newest.id);
        for (const { id } of within(1)) expect(kept).toContain(id);
        for (const { id, migration } of within(90)) if (migration) expect(kept).toContain(id);
        const lastOf = (slot: (one: Generation) => number): ReadonlyMap<number, Generation> =>
          new Map(all.map((one) => [slot(one), one]));
        for (const one of within(30)) expect(kept).toContain(lastOf(dayOf).get(dayOf(one))?.id);
        for (const one of within(365)) expect(kept).toContain(lastOf(weekOf).get(weekOf(one))?.id);
      }),
    );
  });

  it('gives the same whether it is done every time or once at the end', () => {
    fc.assert(
      fc.property(life, (all) => {
        let stepwise: readonly Generation[] = [];
        for (const one of all) stepwise = after([...stepwise, one], Date.parse(one.time));
        const once = after(all, Date.parse(all.at(-1)?.time ?? ''));
        expect(stepwise.map(({ id }) => id)).toEqual(once.map(({ id }) => id));
      }),
      { numRuns: 50 },
    );
  });

  it('leaves few: a year of hourly backups', () => {
    const year = Array.from({ length: 365 * 24 }, (_, hour) => at(START + hour * HOUR));
    const kept = after(year, START + 365 * DAY);
    expect(kept.length).toBeLessThan(24 + 30 + 54);
    expect(kept.length).toBeGreaterThan(24 + 28 + 46);
  });

  it('keeps backups of the future: the clock was set back', () => {
    const all = [at(START), at(START + 400 * DAY), at(START + 400 * DAY + HOUR)];
    expect(after(all, START + DAY)).toEqual(all);
  });

  it('says by which rule a backup is there', () => {
    const now = new Date(START + 400 * DAY);
    const ago = (days: number, migration = false): string =>
      keptAt(at(now.getTime() - days * DAY, migration), now);
    expect([ago(0.5), ago(2), ago(31)]).toEqual(['hourly', 'daily', 'weekly']);
    expect([ago(2, true), ago(89, true), ago(91, true)]).toEqual(['migration', 'migration', 'weekly']);
  });
});
