import type { Backup } from '../../../core/contract/project';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** A backup is due when the last one is this old and something has changed. Milliseconds. */
export const DUE = HOUR;

/** Every backup of a day, the last of each day for a month, the last of each week for a year. */
const HOURLY_FOR = DAY;
const DAILY_FOR = 30 * DAY;
const WEEKLY_FOR = 365 * DAY;
/** Before a migration: as it is for this long, whatever comes after it. */
const MIGRATION_FOR = 90 * DAY;

/** What thinning looks at. */
export interface Generation {
  readonly id: string;
  /** ISO 8601. */
  readonly time: string;
  readonly migration: boolean;
}

const ageOf = ({ time }: Generation, now: Date): number => now.getTime() - Date.parse(time);

/** By which rule a backup is still there. */
export function keptAt(generation: Generation, now: Date): Backup['kept'] {
  const age = ageOf(generation, now);
  if (generation.migration && age < MIGRATION_FOR) return 'migration';
  if (age < HOURLY_FOR) return 'hourly';
  return age < DAILY_FOR ? 'daily' : 'weekly';
}

/** Days and weeks of the universal time; weeks begin on Mondays. */
const dayOf = (time: number): number => Math.floor(time / DAY);
const weekOf = (time: number): number => Math.floor((time + 3 * DAY) / WEEK);

/** The last of each stretch of time, by id. */
function lastOfEach(
  generations: readonly Generation[],
  stretch: (time: number) => number,
): ReadonlySet<string> {
  const last = new Map<number, Generation>();
  for (const generation of generations) {
    const slot = stretch(Date.parse(generation.time));
    const known = last.get(slot);
    if (!known || isLater(generation, known)) last.set(slot, generation);
  }
  return new Set([...last.values()].map(({ id }) => id));
}

const isLater = (a: Generation, b: Generation): boolean =>
  a.time > b.time || (a.time === b.time && a.id > b.id);

/**
 * The backups that may go: those that are not the newest, younger than a day, the last of a day of the past month,
 * the last of a week of the past year, or from before a migration of the past 90 days. A clock that was set back
 * makes backups of the future: they are kept.
 */
export function thinnable(generations: readonly Generation[], now: Date): ReadonlySet<string> {
  const days = lastOfEach(generations, dayOf);
  const weeks = lastOfEach(generations, weekOf);
  const newest = generations.reduce<Generation | undefined>(
    (best, generation) => (best === undefined || isLater(generation, best) ? generation : best),
    undefined,
  );
  const stays = (generation: Generation): boolean => {
    const age = ageOf(generation, now);
    return (
      generation === newest ||
      age < HOURLY_FOR ||
      (age < DAILY_FOR && days.has(generation.id)) ||
      (age < WEEKLY_FOR && weeks.has(generation.id)) ||
      (generation.migration && age < MIGRATION_FOR)
    );
  };
  return new Set(generations.filter((generation) => !stays(generation)).map(({ id }) => id));
}
