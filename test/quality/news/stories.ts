import { say } from './grammar';
import { Random } from './random';

export interface NewsStory {
  readonly name: string;
  readonly paragraphs: readonly string[];
}

const length = (text: string): number => [...text].length;

/** One invented story of about 300 to 2,000 characters; the same for the same seed. */
export function newsStory(seed: number): NewsStory {
  const r = new Random(seed * 7919 + 1);
  const wanted = Math.round(300 + 1550 * r.next() ** 1.6);
  const paragraphs: string[] = [];
  let written = 0;
  while (written < wanted) {
    const text = paragraph(r, paragraphs.join(''));
    paragraphs.push(text);
    written += length(text);
  }
  const last = paragraphs.length - 1;
  paragraphs[last] += say(r, '{end}');
  return { name: `story ${seed}`, paragraphs };
}

/** Papers write short paragraphs, a one-line one now and then, and no sentence twice. */
function paragraph(r: Random, before: string): string {
  let text = before === '' ? say(r, '{dateline}') : '';
  const wanted = r.chance(0.12) ? 1 : r.whole(40, 210);
  do {
    const sentence = say(r, '{sentence}');
    if (!text.includes(sentence) && !before.includes(sentence)) text += sentence;
  } while (length(text) < wanted);
  return text;
}

/** The two hundred stories that composition is proved on. */
export const newsStories = (count = 200): readonly NewsStory[] =>
  Array.from({ length: count }, (_, seed) => newsStory(seed));
