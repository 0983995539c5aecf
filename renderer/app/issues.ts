import type { TFunction } from 'i18next';
import type { Issue } from '../../core/document/records/issue';

/** A date without a time, in the words of the language; never moved by the time zone. */
export function dateText(iso: string, language: string): string {
  const [year = 1970, month = 1, day = 1] = iso.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** An issue as it is called in lists: its day and, where the paper counts, its number. */
export function issueName(issue: Issue, t: TFunction, language: string): string {
  const number = issue.number > 0 ? t('desk:title.number', { number: issue.number }) : '';
  return `${dateText(issue.date, language)}　${number}`.trim();
}
