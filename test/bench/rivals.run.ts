import { readFileSync } from 'node:fs';
import { createComposer } from '../../core/page/compose';
import { uniform } from '../../core/typeset/measures';
import { createTypesetter } from '../../core/typeset/typesetter';
import { fonts } from '../unit/core/page/fixture';
import { BODY } from '../unit/core/typeset/fonts';
import { banxinInput, edited } from './rivals.banxin';
import { EDITED, type RivalStory, rivalStories, SHEET, typed } from './rivals.copy';
import { drawChanges, pdfPainter } from './rivals.output';
import { countingLoop, type Measured, timed, timedAsync } from './rivals.times';
import { Typst, typstSource } from './rivals.typst';

/**
 * Run by rivals.bench.ts as a bundle with the folder of fonts as its argument: Banxin and Typst take turns, so that
 * both meet the same weather. Prints what it has measured as JSON.
 */
const [, , fontFolder = '', rootFolder = ''] = process.argv;
const ROUNDS = 24;
const EDITS = 12;
/** Edits of a round whose output is made as well. */
const SHOWN = 3;

const stories = rivalStories();
const story = stories[EDITED.story];
const original = story?.paragraphs[EDITED.paragraph] ?? '';
if (original.length < EDITED.at * 1.5) throw new Error('The paragraph to type into is too short.');
const editedStories = (text: string): readonly RivalStory[] =>
  stories.map((one, i) =>
    i === EDITED.story
      ? { ...one, paragraphs: one.paragraphs.map((p, k) => (k === EDITED.paragraph ? text : p)) }
      : one,
  );

const book = fonts();
const given = banxinInput(stories);
const composer = createComposer(book);
const typesetter = createTypesetter(book);
const style = { ...BODY, indent: 2, hyphenate: true };
const typst = new Typst(fontFolder);
const source = typstSource(stories);

const banxin = { full: [] as number[], edit: [] as number[] };
const rival = { full: [] as number[], edit: [] as number[] };
const banxinOutputs = { draw: [] as number[], pdf: [] as number[] };
const typstOutputs = { svg: [] as number[], vector: [] as number[], pdf: [] as number[] };
const paragraph: number[] = [];
const toPdf = pdfPainter(book);
const loops = [countingLoop()];
let keys = 0;
let laid = typst.compile(source);

for (let round = -2; round < ROUNDS; round++) {
  const keep = round >= 0;
  const put = (list: number[], time: number): void => {
    if (keep) list.push(time);
  };
  put(
    banxin.full,
    timed(() => void createComposer(book).compose(given)),
  );
  let before = composer.compose(given);
  typst.forget();
  put(
    rival.full,
    timed(() => void typst.compile(source)),
  );
  for (let i = 0; i < EDITS; i++) {
    const text = typed(original, keys++);
    const next = edited(given, `story${EDITED.story}`, EDITED.paragraph, text);
    let after = before;
    const own = timed(() => {
      after = composer.compose(next);
    });
    put(banxin.edit, own);
    const nextSource = typstSource(editedStories(text));
    const theirs = timed(() => {
      laid = typst.compile(nextSource);
    });
    put(rival.edit, theirs);
    if (i < SHOWN) {
      const [last, now] = [before, after];
      put(banxinOutputs.draw, own + timed(() => void drawChanges(last, now)));
      put(typstOutputs.svg, theirs + timed(() => void typst.outputs.svg(laid)));
      put(typstOutputs.vector, theirs + timed(() => void typst.outputs.vector(laid)));
      put(typstOutputs.pdf, theirs + timed(() => void typst.outputs.pdf(laid)));
      put(banxinOutputs.pdf, own + (await timedAsync(() => toPdf(now))));
    }
    before = after;
    const input = { runs: [{ text: `${text}。`, face: 'song-text' }], style };
    put(
      paragraph,
      timed(() => void typesetter.set(input, uniform(SHEET.measure)).lines),
    );
  }
}
loops.push(countingLoop());

const manifest = `${rootFolder}node_modules/@myriaddreamin/typst-ts-node-compiler/package.json`;
const measured: Measured = {
  characters: stories.reduce((sum, one) => sum + [...one.paragraphs.join('')].length, 0),
  banxin,
  typst: rival,
  banxinOutputs,
  typstOutputs,
  paragraph,
  loops,
  typstVersion: (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version,
};
process.stdout.write(JSON.stringify(measured));
