import { cp, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import sharp from 'sharp';
import { diffRecords } from '../../core/document/apply';
import { newBlock, newPicture, newStory } from '../../core/document/factory';
import type { ProjectRecords } from '../../core/document/records';
import type { Page } from '../../core/document/records/page';
import { createProject } from '../../electron/store/project';

const head = { arrangement: 'over', align: 'start' } as const;
const block = {
  kind: 'story',
  columns: 2,
  gutter: 1,
  columnRule: true,
  head,
  pictures: [],
  fill: 'level',
} as const;

/** One of each: a story with everything in it, a picture with an outline, a box, a banner, a rule, 竖排. */
function withCopy(records: ProjectRecords, picture: string): ProjectRecords {
  const [page] = Object.values(records.page);
  if (!page) throw new Error('The template has no page.');
  const body = [
    newBlock('b1', '今晚七点，江城职工技能夜校开课，首批120名学员走进课堂（图为课堂）。'.repeat(6)),
    newBlock('b2', '学什么，学员说了算', 'subhead'),
    {
      ...newBlock('b3'),
      runs: [
        { text: '汉', ruby: 'hàn', marks: ['bold' as const] },
        { text: '字与Banxin之间——2026年。'.repeat(8) },
      ],
    },
  ];
  const words = {
    headline: '夜校开课',
    kicker: '技能强市',
    deck: '首批一百二十名学员入学',
    flag: '工会新闻',
    byline: '本报记者 江一舟',
  };
  const stories = {
    s1: newStory('s1', { ...words, slug: '夜校', body, tags: ['夜校'], pictures: ['pic'] }),
    s2: newStory('s2', {
      headline: '江边的灯',
      body: [newBlock('c1', '渡轮靠岸，灯一盏盏亮起来。'.repeat(12))],
    }),
    s3: newStory('s3', { headline: '竖排一篇', body: [newBlock('d1', '竖排的文字从上往下走。'.repeat(12))] }),
  };
  const outline: [number, number][] = [
    [0, 0],
    [1, 0.2],
    [0.8, 1],
    [0.1, 0.9],
  ];
  const inside = {
    picture: 'pic',
    area: { x: 6, y: 4, w: 8, h: 8 },
    caption: true,
    distance: 1,
    wrap: { outline },
  };
  const items: Page['items'] = [
    { ...block, id: 'i1', story: 's1', area: { x: 0, y: 6, w: 34, h: 30 }, columns: 3, pictures: [inside] },
    {
      ...block,
      id: 'i2',
      story: 's3',
      area: { x: 36, y: 6, w: 20, h: 24 },
      direction: 'vertical',
      head: { ...head, arrangement: 'right', align: 'start' },
    },
    {
      kind: 'package',
      id: 'i3',
      area: { x: 0, y: 40, w: 34, h: 30 },
      border: 'wenwu',
      headRule: true,
      head: [{ text: '江边', style: 'series-head' }],
      items: [{ ...block, id: 'i4', story: 's2', area: { x: 1, y: 4, w: 32, h: 24 } }],
    },
    {
      kind: 'picture',
      id: 'i5',
      picture: 'pic',
      area: { x: 36, y: 34, w: 20, h: 12 },
      caption: true,
      distance: 1,
    },
    {
      kind: 'banner',
      id: 'i6',
      area: { x: 0, y: 0, w: 60, h: 4 },
      text: '一座城市的夜晚',
      style: 'banner',
      rule: 1,
    },
    {
      kind: 'rule',
      id: 'i7',
      area: { x: 0, y: 5, w: 60, h: 1 },
      weight: 0.5,
      ink: { c: 0, m: 0, y: 0, k: 100 },
    },
  ];
  return {
    ...records,
    story: stories,
    picture: {
      pic: newPicture(
        'pic',
        { sha256: picture, ext: 'jpg', width: 300, height: 200, name: '课堂.jpg' },
        { caption: '夜校课堂', credit: '江一舟' },
      ),
    },
    page: { [page.id]: { ...page, items } },
  };
}

/** A small paper that has one of each, to do harm to. Answers with its folder. */
export async function makePaper(folder: string): Promise<string> {
  const made = await createProject(folder, { paper: 'tabloid', name: '江城工人报', date: '2026-11-22' });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const project = made.value;
  const jpeg = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#c84020' } })
    .jpeg()
    .toBuffer();
  const picture = await project.addAsset(jpeg, '课堂.jpg');
  if (!picture.ok) throw new Error(JSON.stringify(picture.error));
  const saved = await project.apply(
    diffRecords(project.records, withCopy(project.records, picture.value.sha256)),
  );
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  await project.close();
  return folder;
}

/** The files that harm is done to: the documents and the manifest, by their paths. */
export async function documentsOf(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('.') && !path.startsWith('history') && !path.startsWith('presence'))
    .sort();
  return new Map(
    await Promise.all(files.map(async (path) => [path, await readFile(join(folder, path))] as const)),
  );
}

export const copyPaper = (from: string, to: string): Promise<void> => cp(from, to, { recursive: true });

/** Hashes of the earlier states that the paper keeps of its documents. */
export async function keptStates(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(join(folder, 'history'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')));
  return new Set(texts.map((text) => (JSON.parse(text) as { sha256: string }).sha256));
}
