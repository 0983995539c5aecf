import { storyCharacters } from '../../core/document/records/story';
import { type ComposeInput, createComposer } from '../../core/page/compose';
import { block, copyText, fonts, input, picture, story } from '../unit/core/page/fixture';

/**
 * Run by compose.bench.ts as a bundle, as the product is one: the test runner's own module wrappers make tight
 * loops several times slower. Composition of a whole page of about 9,000 characters: from nothing, again after a change of the style
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
        runs: [{ text: i === 5 ? '夜班的声音，也能进会场' : copyText(200, n * 12 + i) }],
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

function measure(name: string, runs: number, work: (n: number) => void): void {
  const times: number[] = [];
  for (let n = 0; n < runs; n++) {
    const start = performance.now();
    work(n);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * (runs - 1))] ?? 0).toFixed(2);
  console.log(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms`);
}

/** Says how fast the machine is just now: about 330 ms on an idle 3 GHz core. */
function calibrate(): number {
  const start = performance.now();
  let sum = 0;
  for (let i = 0; i < 3e8; i++) sum += i % 7;
  return sum > 0 ? performance.now() - start : 0;
}

console.log(`counting loop: ${calibrate().toFixed(0)} ms (330 ms on an idle core)`);
const composer = createComposer(book);
const start = performance.now();
composer.compose(given);
console.log(
  `${characters} characters; the first page of the process: ${(performance.now() - start).toFixed(1)} ms`,
);
measure('a page from nothing', 40, () => createComposer(book).compose(given));
measure('a whole page again', 100, () => composer.compose({ ...given, styles: { ...given.styles } }));
let keys = 0;
measure('one keystroke', 300, () => composer.compose(typed(keys++)));
console.log(`counting loop: ${calibrate().toFixed(0)} ms`);
