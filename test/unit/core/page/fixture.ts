import { readFileSync } from 'node:fs';
import type { FontBook } from '../../../../core/base/ports';
import type { Issue } from '../../../../core/document/records/issue';
import type { Page, PageItem, StoryItem } from '../../../../core/document/records/page';
import type { Paper } from '../../../../core/document/records/paper';
import type { Picture } from '../../../../core/document/records/picture';
import type { Story } from '../../../../core/document/records/story';
import type { Style } from '../../../../core/document/records/style';
import type { ComposeInput } from '../../../../core/page/compose';
import { bookOf } from '../../../../core/typeset/fonts/book';
import { openFace } from '../../../../core/typeset/fonts/face';
import { resourceFile } from '../../../../electron/resources';

interface Template {
  readonly paper: Omit<Paper, 'id' | 'name'>;
  readonly styles: readonly Style[];
}

const readJson = (name: string): unknown => JSON.parse(readFileSync(resourceFile(name), 'utf8'));

let book: FontBook | undefined;

/** The product's own faces, read once. */
export function fonts(): FontBook {
  if (book) return book;
  const list = readJson('fonts.json') as { faces: { id: string; file: string }[]; fallback: string };
  const faces = list.faces.flatMap(({ id, file }) => {
    const face = openFace(id, new Uint8Array(readFileSync(resourceFile(`fonts/${file}`))));
    return face.ok ? [face.value] : [];
  });
  book = bookOf(faces, list.fallback, list.faces);
  if (!book) throw new Error('The fonts are not there: run the setup first.');
  return book;
}

const template = readJson('templates/broadsheet.json') as Template;

export const paper: Paper = { ...template.paper, id: 'paper', name: '江城工报' };
export const styles: Readonly<Record<string, Style>> = Object.fromEntries(
  template.styles.map((style) => [style.id, style]),
);
export const issue: Issue = {
  id: 'issue',
  paper: 'paper',
  date: '2026-11-22',
  number: 1234,
  pages: ['page'],
};

const CLAUSES = [
  '清晨六点的候车厅里已经坐满了人',
  '班组长把当天的安全提示写在小黑板上',
  '“这条路修好以后，上下班能省二十分钟”',
  '工会主席带着记录本走进了食堂',
  '全年共收到建议328条，办结率为97.5%',
  '老师傅说，手艺要传下去，也要有人愿意学',
  '技能竞赛的奖台上站着三位九零后',
  '会后，代表们分组看了新建的更衣室',
  '《职工提案办理办法》从本月起施行',
  '夜班公交延长到凌晨一点，覆盖四个园区',
];

/** Invented copy of about `length` characters: deterministic, varied by `seed`. */
export function copyText(length: number, seed = 0): string {
  let text = '';
  let state = seed * 7919 + 17;
  while (text.length < length) {
    state = (state * 1103515245 + 12345) % 2147483648;
    const clause = CLAUSES[state % CLAUSES.length] ?? '';
    text += clause + (state % 3 === 0 ? '。' : '，');
  }
  return `${text.slice(0, Math.max(1, length - 1)).replace(/[，。“《、]$/u, '')}。`;
}

export function story(id: string, fields: Partial<Story> = {}): Story {
  return {
    id,
    slug: `稿${id}`,
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
    body: [],
    pictures: [],
    ...fields,
  };
}

/** Paragraphs of the given lengths. */
export const paragraphs = (...lengths: readonly number[]): Story['body'] =>
  lengths.map((length, i) => ({
    id: `b${i}`,
    kind: 'paragraph' as const,
    runs: [{ text: copyText(length, i + length) }],
  }));

export function block(id: string, area: StoryItem['area'], fields: Partial<StoryItem> = {}): StoryItem {
  return {
    kind: 'story',
    id,
    story: id,
    area,
    columns: 1,
    gutter: 1,
    columnRule: true,
    head: { arrangement: 'over', align: 'center' },
    pictures: [],
    fill: 'top',
    ...fields,
  };
}

export const page = (items: readonly PageItem[], fields: Partial<Page> = {}): Page => ({
  id: 'page',
  issue: 'issue',
  number: 3,
  section: '工会新闻',
  staff: [
    { role: '责任编辑', name: '林乔' },
    { role: '校对', name: '陈禾' },
  ],
  items,
  ...fields,
});

export const picture = (id: string, fields: Partial<Picture> = {}): Picture => ({
  id,
  sha256: '0'.repeat(63) + (id.length % 10),
  ext: 'jpg',
  width: 1200,
  height: 800,
  nature: 'photo',
  name: `${id}.jpg`,
  caption: '代表在车间里听取班组意见。',
  credit: '沈知行 摄',
  ...fields,
});

export function input(
  items: readonly PageItem[],
  stories: readonly Story[],
  pictures: readonly Picture[] = [],
  changes: Partial<ComposeInput> = {},
): ComposeInput {
  return {
    paper,
    issue,
    page: page(items),
    styles,
    stories: Object.fromEntries(stories.map((s) => [s.id, s])),
    pictures: Object.fromEntries(pictures.map((p) => [p.id, p])),
    present: () => true,
    ...changes,
  };
}
