import type { TFunction } from 'i18next';
import type { DocumentKey } from '../../core/contract/project';
import type { FieldChange } from '../../core/document/compare/fields';
import type { Detail, Subject } from '../../core/document/compare/pageitem';
import type { ProjectRecords, RecordType } from '../../core/document/records';
import type { PageItem } from '../../core/document/records/page';
import { storyName } from '../session';

type Say = TFunction<'desk'>;

/** 16:42 of a moment. */
export const clockText = (iso: string, language: string): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false }).format(
    new Date(iso),
  );

const DAY = 86_400_000;
const midnight = (time: Date): number => new Date(time).setHours(0, 0, 0, 0);

/** 今天, 昨天, 11月20日; the year where it is not this one. */
export function dayText(t: Say, iso: string, language: string, now = new Date()): string {
  const day = new Date(iso);
  const ago = Math.round((midnight(now) - midnight(day)) / DAY);
  if (ago === 0 || ago === 1) return t(ago === 0 ? 'versions.today' : 'versions.yesterday');
  const year = day.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(language, { ...year, month: 'long', day: 'numeric' }).format(day);
}

/** 昨天 16:42 */
export const momentText = (t: Say, iso: string, language: string): string =>
  `${dayText(t, iso, language)} ${clockText(iso, language)}`;

/** What an editor calls a document. */
export function documentName(
  t: Say,
  records: ProjectRecords,
  { type, id }: DocumentKey,
  record?: unknown,
): string {
  const shelf: Readonly<Record<string, unknown>> = records[type];
  const known = shelf[id] ?? record;
  return (known === undefined || known === null ? '' : nameOf(t, type, known)) || t(`document.${type}`);
}

function nameOf(t: Say, type: RecordType, record: unknown): string {
  const fields = record as { [key: string]: unknown };
  const text = (key: string): string => (typeof fields[key] === 'string' ? fields[key] : '');
  switch (type) {
    case 'story':
      return storyName({ headline: text('headline'), slug: text('slug') }) || t('story.untitled');
    case 'page':
      return t('palette.page', { number: Number(fields['number']), section: text('section') }).trim();
    case 'issue':
      return text('date');
    default:
      return text('name');
  }
}

const subjectName = (t: Say, records: ProjectRecords, subject: Subject): string => {
  const shelf: Readonly<Record<string, unknown>> = records[subject.type];
  return shelf[subject.id] === undefined ? t('document.gone') : documentName(t, records, subject);
};

/** A difference of a page's item as a phrase: 栏数 2 → 3. */
export function detailText(t: Say, records: ProjectRecords, detail: Detail): string {
  const params: Record<string, string | number> = { ...detail.params };
  for (const [name, key] of Object.entries(detail.words ?? {})) params[name] = t(`value.${key}`);
  for (const [name, one] of Object.entries(detail.names ?? {})) params[name] = subjectName(t, records, one);
  return t(`change.${detail.what}`, params);
}

/** What stands on the page, by what it shows. */
export function itemName(t: Say, records: ProjectRecords, item: PageItem): string {
  switch (item.kind) {
    case 'story':
      return subjectName(t, records, { type: 'story', id: item.story });
    case 'picture':
      return subjectName(t, records, { type: 'picture', id: item.picture });
    case 'package':
      return item.head[0]?.text ?? '';
    case 'banner':
      return item.text;
    default:
      return '';
  }
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const namedFields = new Set([
  'slug',
  'kind',
  'status',
  'flag',
  'kicker',
  'headline',
  'deck',
  'summary',
  'dateline',
  'byline',
  'source',
  'credit',
  'tags',
  'caption',
]);

/** What the part of a record is called. */
export function fieldName(t: Say, type: RecordType, field: string): string {
  if (type === 'story' && field === 'pictures') return t('inspector.pictures');
  if ((type === 'story' || type === 'picture') && namedFields.has(field)) return t(`field.${field}`);
  return t(`document.field.${field}`, { defaultValue: t('document.field.other') });
}

/** The value of a part that is no running text. */
export function valueText(t: Say, records: ProjectRecords, change: FieldChange, value: unknown): string {
  if (change.field === 'kind' && typeof value === 'string') return t(`kind.${value}`);
  if (change.field === 'status' && typeof value === 'string') return t(`status.${value}`);
  if (change.field === 'tags') return listed(value).join(t('compare.comma'));
  if (change.field === 'pictures')
    return listed(value)
      .map((id) => subjectName(t, records, { type: 'picture', id: String(id) }))
      .join(t('compare.comma'));
  if (change.field === 'staff')
    return (listed(value) as readonly { readonly role?: string; readonly name?: string }[])
      .map(({ role = '', name = '' }) => `${role} ${name}`)
      .join(t('compare.comma'));
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
