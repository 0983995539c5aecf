import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { emptyRecords, type ProjectRecords } from '../../../../core/document/records';
import type { Picture } from '../../../../core/document/records/picture';
import type { ExportPagesRequest } from '../../../../electron/jobs/request';

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'banxin-job-'));

export interface MadePicture {
  readonly card: Picture;
  readonly file: string;
}

/** A picture file with its card. */
export async function makePicture(
  folder: string,
  id: string,
  make: (image: Sharp) => Sharp,
  size = { width: 800, height: 600 },
): Promise<MadePicture> {
  const image = sharp({ create: { ...size, channels: 3, background: '#c84020' } });
  const bytes = await make(image).toBuffer();
  const { format } = await sharp(bytes).metadata();
  const ext: Picture['ext'] = format === 'png' ? 'png' : 'jpg';
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = join(folder, `${id}.${ext}`);
  writeFileSync(file, bytes);
  const card = {
    id,
    sha256,
    ext,
    ...size,
    name: `${id}.${ext}`,
    caption: '夜校课堂',
    credit: '江一舟',
    nature: 'photo' as const,
  };
  return { card, file };
}

const template: { readonly paper: object; readonly styles: readonly { readonly id: string }[] } = JSON.parse(
  readFileSync(new URL('../../../../resources/templates/a4.json', import.meta.url), 'utf8'),
);

/** A page with these items. */
const page = (id: string, number: number, items: readonly object[]): object => ({
  id,
  number,
  items,
  issue: 'issue',
  section: '副刊/周末',
  staff: [],
});

/** An A4 paper with two pages: a story, and a story with a picture. */
export function records(picture?: Picture, styles: Record<string, object> = {}): ProjectRecords {
  const story = {
    id: 'story',
    slug: '夜校',
    kind: 'news',
    status: 'draft',
    flag: '',
    kicker: '',
    deck: '',
    summary: '',
    dateline: '',
    byline: '',
    source: '',
    credit: '',
    tags: [],
    pictures: [],
    headline: '夜校开课',
    body: [{ id: 'b1', kind: 'paragraph', runs: [{ text: '今晚七点，江城职工技能夜校开课。' }] }],
  };
  const item = {
    kind: 'story',
    story: 'story',
    area: { x: 0, y: 0, w: 40, h: 20 },
    columns: 2,
    gutter: 1,
    columnRule: false,
    head: { arrangement: 'over', align: 'start' },
    pictures: [],
    fill: 'level',
  };
  const placed = {
    kind: 'picture',
    id: 'photo',
    picture: 'pic',
    caption: false,
    distance: 1,
    area: { x: 0, y: 22, w: 20, h: 10 },
  };
  return {
    ...emptyRecords,
    paper: { paper: { ...template.paper, id: 'paper', name: '江城职工报' } },
    issue: { issue: { id: 'issue', paper: 'paper', date: '2026-11-22', number: 7, pages: ['one', 'two'] } },
    style: Object.fromEntries(template.styles.map((s) => [s.id, { ...s, ...styles[s.id] }])),
    story: { story },
    page: {
      one: page('one', 3, [{ ...item, id: 'item1' }]),
      two: page('two', 4, [{ ...item, id: 'item2' }, placed]),
    },
    picture: picture ? { pic: picture } : {},
  } as unknown as ProjectRecords;
}

export const request = (out: string, changed: Partial<ExportPagesRequest> = {}): ExportPagesRequest => ({
  records: records(),
  assets: {},
  pages: ['one'],
  preset: 'x4',
  marks: false,
  out,
  ...changed,
});
