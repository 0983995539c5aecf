import { storyCharacters } from '../../core/document/records/story';
import { type ComposeInput, createComposer } from '../../core/page/compose';
import { itemise } from '../../core/typeset/itemise';
import { listed } from '../../core/typeset/measures';
import { setEven, setUneven } from '../../core/typeset/paragraph';
import type { ParagraphInput } from '../../core/typeset/types';
import { block, copyText, fonts, input, picture, story } from '../unit/core/page/fixture';

/** An idle 3 GHz core counts to 3 × 10⁸ in this time; figures divided by how much slower it was are those of such a core. */
const IDLE = 330;

/**
 * Run by compose.bench.ts as a bundle, as the product is one: the test runner's own module wrappers make tight
 * loops several times slower. Composition of a whole page of about 10,000 characters: from nothing (nothing of texts, paragraphs or
 * pages is remembered; what each face says of a character is, as long as the face), again after a change of the style
 * sheet (no block is reused, paragraphs are remembered), and after one character was typed into a paragraph.
 */
const ids = ['first', 'second', 'third', 'fourth'];
const given = input(
  ids.map((id, n) =>
    block(
      id,
      { x: 0, y: n * 28, w: 111, h: 28 },
      {
        columns: 8,
        fill: 'level',
        pictures: [{ picture: 'p', area: { x: 28, y: 10, w: 27, h: 12 }, caption: true, distance: 1 }],
      },
    ),
  ),
  ids.map((id, n) =>
    story(id, {
      headline: '开发区总工会为外卖骑手送上免费体检',
      dateline: '本报讯（记者 何问）',
      body: Array.from({ length: 12 }, (_, i) => ({
        id: `${id}${i}`,
        kind: i === 5 ? ('subhead' as const) : ('paragraph' as const),
        runs: [{ text: i === 5 ? '夜班的声音，也能进会场' : copyText(226, n * 12 + i) }],
      })),
    }),
  ),
  [picture('p')],
);
const book = fonts();
const characters = Object.values(given.stories).reduce((sum, one) => sum + storyCharacters(one), 0);

/** The page after the nth keystroke in the fourth paragraph of the third story. */
function typed(n: number): ComposeInput {
  const third = given.stories['third'];
  if (!third) return given;
  const body = third.body.map((part, i) =>
    i === 3 ? { ...part, runs: part.runs.map((run) => ({ ...run, text: keystroke(run.text, n) })) } : part,
  );
  return { ...given, stories: { ...given.stories, third: { ...third, body } } };
}

const keystroke = (text: string, n: number): string =>
  text.slice(0, 60) + String.fromCodePoint(0x4e00 + n) + text.slice(61);

/** How much slower than an idle core the machine was at each measurement. */
let slower = 1;

const show = (ms: number): string => `${ms.toFixed(3)} ms (idle ${(ms / slower).toFixed(3)})`;

function report(name: string, times: number[], each = 1): void {
  times.sort((a, b) => a - b);
  const at = (share: number): number => (times[Math.floor(share * (times.length - 1))] ?? 0) / each;
  console.log(`${name}: p50 ${show(at(0.5))}, p95 ${show(at(0.95))}, least ${at(0).toFixed(3)} ms`);
}

function measure(name: string, runs: number, work: (n: number) => void, each = 1): void {
  const before = calibrate();
  const times: number[] = [];
  for (let n = 0; n < runs; n++) {
    const start = performance.now();
    work(n);
    times.push(performance.now() - start);
  }
  slower = (before + calibrate()) / 2 / IDLE;
  report(name, times, each);
}

/** Says how fast the machine is just now: about 330 ms on an idle 3 GHz core. */
function calibrate(): number {
  const start = performance.now();
  let sum = 0;
  for (let i = 0; i < 3e8; i++) sum += i % 7;
  return sum > 0 ? performance.now() - start : 0;
}

/** Body copy as the composer hands it to the line breaker. */
const paragraphs = Object.values(given.stories).flatMap(({ body }) =>
  body.map(({ runs }): ParagraphInput => {
    const text = runs.map((run) => run.text).join('');
    return {
      runs: [{ text, face: 'song-text' }],
      style: {
        punctuation: 'kaiming',
        level: 'gb',
        gap: 0.125,
        hang: false,
        shrinkStops: true,
        trimIndentedOpener: true,
        align: 'justify',
        indent: 2,
        tracking: 0,
      },
    };
  }),
);
const prepared = paragraphs.map((one) => itemise(one, book));
const thousands = characters / 1000;

console.log(`counting loop: ${calibrate().toFixed(0)} ms (${IDLE} ms on an idle core)`);
const composer = createComposer(book);
const start = performance.now();
composer.compose(given);
console.log(
  `${characters} characters; the first page of the process: ${(performance.now() - start).toFixed(1)} ms`,
);
const perThousand = (work: (p: (typeof prepared)[number]) => void) => () => prepared.forEach(work);
measure(
  'boxes and gaps, 1,000 characters',
  60,
  () => paragraphs.forEach((one) => itemise(one, book)),
  thousands,
);
measure(
  'total fit at 13 em, 1,000 characters',
  100,
  perThousand((p) => setEven(p, 13)),
  thousands,
);
measure(
  'total fit beside a picture with the lines −1 and +1, 1,000 characters',
  60,
  perThousand((p) => setUneven(p, listed([13, 13, 13, 7, 7, 7], 13))),
  thousands,
);
measure('a page from nothing', 60, () => createComposer(book).compose(given));
measure('a whole page again', 100, () => composer.compose({ ...given, styles: { ...given.styles } }));
let keys = 0;
const key = (): void => void composer.compose(typed(keys++));
measure('one keystroke, the first hundred of a process', 100, key);
for (let n = 0; n < 400; n++) key();
measure('one keystroke', 1000, key);

/** Fifty pages of copy of their own with one composer, as a desk that has gone through many issues. */
const used = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};
const bare = used();
const desk = createComposer(book);
for (let n = 0; n < 50; n++) {
  const stories = Object.fromEntries(
    Object.entries(given.stories).map(([id, one]) => {
      const body = one.body.map((part, i) => ({ ...part, runs: [{ text: copyText(200, n * 400 + i) }] }));
      return [id, { ...one, body }];
    }),
  );
  desk.compose({ ...given, page: { ...given.page, id: `page${n}` }, stories });
}
console.log(`50 pages composed: ${(used() - bare).toFixed(0)} MB beside fonts and code`);
