import type { BlockId, IssueId, PageId, PaperId, PictureId, StoryId } from '../base/ids';
import type { Issue } from './records/issue';
import type { Page } from './records/page';
import type { Picture } from './records/picture';
import type { Block, Story } from './records/story';

/** An empty paragraph or subhead. */
export const newBlock = (id: BlockId, text = '', kind: Block['kind'] = 'paragraph'): Block => ({
  id,
  kind,
  runs: text === '' ? [] : [{ text }],
});

/** A draft with nothing in it; a story always has at least the paragraph one types into. */
export const newStory = (id: StoryId, fields: Partial<Omit<Story, 'id'>> = {}): Story => ({
  slug: '',
  kind: 'news',
  status: 'draft',
  flag: '',
  kicker: '',
  headline: '',
  deck: '',
  summary: '',
  dateline: '',
  byline: '',
  source: '',
  credit: '',
  tags: [],
  body: [newBlock(`${id.slice(0, 60)}-p1`)],
  pictures: [],
  ...fields,
  id,
});

/** An empty page of an issue. */
export const newPage = (
  id: PageId,
  issue: IssueId,
  fields: Partial<Omit<Page, 'id' | 'issue'>> = {},
): Page => ({
  number: 1,
  section: '',
  staff: [],
  items: [],
  ...fields,
  id,
  issue,
});

/** `date` as YYYY-MM-DD. */
export const newIssue = (
  id: IssueId,
  paper: PaperId,
  date: string,
  fields: Partial<Omit<Issue, 'id' | 'paper' | 'date'>> = {},
): Issue => ({ number: 0, pages: [], ...fields, id, paper, date });

/** What the store finds out about a picture file. */
export type PictureFile = Pick<Picture, 'sha256' | 'ext' | 'width' | 'height' | 'name'>;

/** The card of a picture that has just come in. */
export const newPicture = (
  id: PictureId,
  file: PictureFile,
  fields: Partial<Omit<Picture, 'id' | keyof PictureFile>> = {},
): Picture => ({
  nature: 'photo',
  caption: '',
  credit: '',
  ...fields,
  id,
  sha256: file.sha256,
  ext: file.ext,
  width: file.width,
  height: file.height,
  name: file.name,
});
