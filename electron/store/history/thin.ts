const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const MONTH = 30 * DAY;

/** The span of time of which one version is enough; undefined where every one is kept. Milliseconds. */
function spanAt(age: number): number | undefined {
  if (age <= DAY) return undefined;
  if (age <= WEEK) return HOUR;
  return age <= MONTH ? DAY : WEEK;
}

/**
 * Which versions are no longer needed: all of the last day stay, then the newest of every hour for a week, of every
 * day for a month, and of every week after that. The oldest stays.
 */
export function superfluous<Kept extends { readonly time: number }>(
  kept: readonly Kept[],
  now: number,
): readonly Kept[] {
  const byTime = kept.toSorted((a, b) => b.time - a.time);
  const oldest = byTime.at(-1);
  const seen = new Set<string>();
  return byTime.filter((version) => {
    const span = spanAt(now - version.time);
    if (span === undefined || version === oldest) return false;
    const slot = `${span}/${Math.floor(version.time / span)}`;
    if (seen.has(slot)) return true;
    seen.add(slot);
    return false;
  });
}
