import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { emptyRecords, type ProjectRecords } from '../../core/document/records';
import type { StoryItem } from '../../core/document/records/page';
import type { Picture } from '../../core/document/records/picture';
import type { Story } from '../../core/document/records/story';

/** A repeatable stream of numbers in 0–1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The 3,755 characters of GB 2312 level 1 in a fixed disorder. */
function commonHan(next: () => number): readonly string[] {
  const decoder = new TextDecoder('gb18030');
  const han: { readonly character: string; readonly order: number }[] = [];
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++)
      han.push({ character: decoder.decode(Uint8Array.of(row, cell)), order: next() });
  return han.sort((a, b) => a.order - b.order).map(({ character }) => character);
}

/** Text without meaning but with the frequencies of a newspaper: few characters often, many seldom. */
export function copy(characters: number, seed: number): readonly string[] {
  const next = numbers(seed);
  const han = commonHan(numbers(7));
  const one = (): string => han[Math.min(han.length - 1, Math.floor(han.length ** next()) - 1)] ?? '的';
  const paragraphs: string[] = [];
  for (let made = 0; made < characters; ) {
    let text = '';
    const length = 120 + Math.floor(next() * 160);
    while (text.length < length) {
      for (let i = 4 + Math.floor(next() * 10); i > 0; i--) text += one();
      const mark = next();
      text += mark < 0.6 ? '，' : mark < 0.8 ? '。' : mark < 0.9 ? '、' : '2026年';
    }
    paragraphs.push(`${text.slice(0, -1)}。`);
    made += length;
  }
  return paragraphs;
}

function story(id: string, characters: number, seed: number): Story {
  return {
    id,
    slug: id,
    kind: 'news',
    status: 'signed',
    flag: '',
    kicker: '江城开展技能练兵活动',
    headline: '车间里的新课堂开到了夜晚',
    deck: '三千名职工报名参加',
    summary: '',
    dateline: '本报讯（记者 江一舟）',
    byline: '',
    source: '',
    credit: '',
    tags: [],
    body: copy(characters, seed).map((text, i) => ({
      id: `${id}-${i}`,
      kind: 'paragraph',
      runs: [{ text }],
    })),
    pictures: [],
  };
}

const item = (n: number, y: number, h: number, picture?: string): StoryItem => ({
  kind: 'story',
  id: `item${n}`,
  story: `story${n}`,
  area: { x: 0, y, w: 111, h },
  columns: 8,
  gutter: 1,
  columnRule: true,
  head: { arrangement: 'over', align: 'center', headline: 'headline-2' },
  pictures:
    picture === undefined
      ? []
      : [{ picture, area: { x: 42, y: 8, w: 27, h: 15 }, caption: true, distance: 1 }],
  fill: 'level',
});

/** A photograph-like picture: soft shapes and some grain, 2,400 × 1,600. */
async function photograph(seed: number): Promise<Buffer> {
  const next = numbers(seed);
  const width = 600;
  const height = 400;
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < 3; c++)
        pixels[(y * width + x) * 3 + c] =
          128 + 90 * Math.sin((x * (c + 1) + seed) / 90) * Math.cos(y / (60 + c * 20)) + next() * 24;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(2400, 1600)
    .jpeg({ quality: 92 })
    .toBuffer();
}

export interface BenchProject {
  readonly records: ProjectRecords;
  /** Picture bytes by hash. */
  readonly pictures: Readonly<Record<string, Buffer>>;
}

/** One broadsheet page of 10,000 characters in six faces with two pictures. */
export async function benchProject(): Promise<BenchProject> {
  const url = new URL('../../resources/templates/broadsheet.json', import.meta.url);
  const template: { paper: object; styles: { id: string }[] } = JSON.parse(readFileSync(url, 'utf8'));
  const files = await Promise.all([photograph(11), photograph(23)]);
  const pictures: Record<string, Buffer> = {};
  const cards: Record<string, Picture> = {};
  for (const [i, bytes] of files.entries()) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    pictures[sha256] = bytes;
    cards[`pic${i}`] = {
      id: `pic${i}`,
      sha256,
      ext: 'jpg',
      width: 2400,
      height: 1600,
      nature: 'photo',
      name: `pic${i}.jpg`,
      caption: '夜校课堂上，职工在学习焊接。',
      credit: '江一舟 摄',
    };
  }
  const records = {
    ...emptyRecords,
    paper: { paper: { ...template.paper, id: 'paper', name: '江城职工报' } },
    style: Object.fromEntries(template.styles.map((style) => [style.id, style])),
    issue: { issue: { id: 'issue', paper: 'paper', date: '2026-11-22', number: 1, pages: ['page'] } },
    picture: cards,
    story: Object.fromEntries([1, 2, 3, 4].map((n) => [`story${n}`, story(`story${n}`, 2500, n)])),
    page: {
      page: {
        id: 'page',
        issue: 'issue',
        number: 3,
        section: '工会新闻',
        staff: [{ role: '责任编辑', name: '江一舟' }],
        items: [item(1, 0, 28, 'pic0'), item(2, 28, 28), item(3, 56, 28, 'pic1'), item(4, 84, 28)],
      },
    },
  } as unknown as ProjectRecords;
  return { records, pictures };
}
