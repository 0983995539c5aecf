import { newsStories } from '../quality/news/stories';

/** One story of the page that Banxin, Typst and Chromium all compose. */
export interface RivalStory {
  readonly headline: string;
  readonly paragraphs: readonly string[];
}

/** The page: four blocks under one another, each of eight columns of 13 characters, 28 body lines high. */
export const SHEET = {
  blocks: 4,
  columns: 8,
  measure: 13,
  gutter: 1,
  size: 9,
  pitch: 12.4,
  lines: 28,
} as const;
/** Width of a block in body ems. */
export const BLOCK_WIDTH = SHEET.columns * (SHEET.measure + SHEET.gutter) - SHEET.gutter;

const HEADLINES = [
  '夜班公交延长到凌晨一点',
  '代表的意见带回了车间',
  '老船厂里亮起新的灯',
  '三百条提案条条有回音',
];
const STORY_LENGTH = 2500;

/** The stories of the page: 10,000 characters of the two hundred that composition is proved on. */
export function rivalStories(): readonly RivalStory[] {
  const paragraphs = newsStories(60).flatMap((story) => story.paragraphs);
  let next = 0;
  return HEADLINES.map((headline) => {
    const own: string[] = [];
    for (let length = 0; length < STORY_LENGTH; ) {
      const text = (paragraphs[next++] ?? '').slice(0, STORY_LENGTH - length);
      own.push(text);
      length += text.length;
    }
    return { headline, paragraphs: own };
  });
}

/** The paragraph that is edited: in the third story, long enough to be typed into. */
export const EDITED = { story: 2, paragraph: 4, at: 40 } as const;
/** Characters of one spell of typing; the paragraph grows by two lines, then the next spell begins. */
const SPELL = 26;

/** The edited paragraph after the nth keystroke; no text comes twice, so that nobody has it in memory. */
export function typed(text: string, n: number): string {
  const spell = Math.floor(n / SPELL);
  const typing = Array.from({ length: (n % SPELL) + 1 }, (_, i) =>
    String.fromCodePoint(0x4e00 + spell * 97 + i * 3),
  );
  return text.slice(0, EDITED.at) + typing.join('') + text.slice(EDITED.at);
}
