import { readFileSync } from 'node:fs';
import type { NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
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
 * Run by rivals.bench.ts as a bundle with the folder of fonts as its argument. Banxin and Typst take turns, a spell of
 * typing each, so that both meet the same weather and neither types into caches that the other has just emptied.
 * Prints what it has measured as JSON.
 */
const [, , fontFolder = '', rootFolder = ''] = process.argv;
const ROUNDS = 24;
/** Keystrokes of a spell, and those of the same spell whose output of each kind is made as well. */
const EDITS = 26;
const SHOWN = 4;
/** Typst's code was compiled before it came here; ours is once it has run for a while, as on every desk that is open. */
const WARM = 1500;

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
let before = composer.compose(given);

/** One keystroke here: the page composed anew, then the changed lines drawn. */
function typeHere(take: (edit: number, drawn: number) => void): void {
  const next = edited(given, `story${EDITED.story}`, EDITED.paragraph, typed(original, keys++));
  const last = before;
  const edit = timed(() => {
    before = composer.compose(next);
  });
  take(edit, edit + timed(() => void drawChanges(last, before)));
}

/** The same keystroke there: the source compiled anew, then `show`. */
function typeThere(n: number, show?: (page: NodeTypstDocument) => unknown): number {
  const nextSource = typstSource(editedStories(typed(original, n)));
  return timed(() => {
    const page = typst.compile(nextSource);
    show?.(page);
  });
}

while (keys < WARM) typeHere(() => undefined);
typst.compile(source);

for (let round = -2; round < ROUNDS; round++) {
  const put = (list: number[], time: number): void => {
    if (round >= 0) list.push(time);
  };
  const first = keys;
  put(
    banxin.full,
    timed(() => void createComposer(book).compose(given)),
  );
  for (let i = 0; i < EDITS; i++)
    typeHere((edit, drawn) => {
      put(banxin.edit, edit);
      put(banxinOutputs.draw, drawn);
    });
  for (let i = 0; i < EDITS; i++) {
    const text = `${typed(original, first + i)}。`;
    const input = { runs: [{ text, face: 'song-text' }], style };
    put(
      paragraph,
      timed(() => void typesetter.set(input, uniform(SHEET.measure)).lines),
    );
  }
  typst.forget();
  put(
    rival.full,
    timed(() => void typst.compile(source)),
  );
  for (let i = 0; i < EDITS; i++) put(rival.edit, typeThere(first + i));
  const { svg, vector, pdf } = typst.outputs;
  for (let i = 0; i < SHOWN; i++) put(typstOutputs.svg, typeThere(keys + i, svg));
  for (let i = 0; i < SHOWN; i++) put(typstOutputs.vector, typeThere(keys + SHOWN + i, vector));
  for (let i = 0; i < SHOWN; i++) put(typstOutputs.pdf, typeThere(keys + 2 * SHOWN + i, pdf));
  for (let i = 0; i < SHOWN; i++) {
    let own = 0;
    typeHere((edit) => (own = edit));
    put(banxinOutputs.pdf, own + (await timedAsync(() => toPdf(before))));
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
