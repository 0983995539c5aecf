/** Days of a month; month 1–12. */
export const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

export const isLeap = (year: number): boolean => daysIn(year, 2) === 29;

/** 0 is Sunday. */
export const weekdayOf = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay();

/** 年月日 as written: the year may be missing, as it is in most news. */
export const DATE = String.raw`(?<![\d.])(?:(?<year>\d{4})年)?(?<month>\d{1,2})月(?<day>\d{1,2})[日号]`;

/** The year a date without one is meant in: the one that brings it nearest to the issue. */
export function yearNear(issueDate: string, month: number, day: number): number {
  const issue = Date.parse(`${issueDate}T00:00:00Z`);
  const own = new Date(issue).getUTCFullYear();
  const distance = (year: number): number => Math.abs(Date.UTC(year, month - 1, day) - issue);
  return [own - 1, own + 1].reduce((best, year) => (distance(year) < distance(best) ? year : best), own);
}
