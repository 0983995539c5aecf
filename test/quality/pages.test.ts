import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Block, blockText } from '../../core/document/records/story';
import type { ComposedLine, ComposedPage } from '../../core/page/composed';
import { openProject } from '../../electron/store/project';
import { bodyFrames, charactersOf, type SetCharacter } from '../reference/glyphs';
import { composeProject, sampleFolder } from '../reference/project';
import { loadFonts } from '../unit/core/typeset/fonts';
import { measureGaps, Tally } from './measure';
import { Natural, type Piece } from './natural';
import { forbidden, isLone } from './oracle';
import { Table } from './table';

/**
 * The pages of the sample paper as they are composed: columns beside pictures, threads, variants that fill their room,
 * datelines and bylines, judged by the same rules as single paragraphs.
 */
const fonts = loadFonts();
const rows = new Table();
/** Glyphs wider than this share of an em have a blank half. */
const FULL = 0.75;
let pages: readonly ComposedPage[] = [];
const blocks = new Map<string, Block>();

beforeAll(async () => {
  pages = await composeProject(sampleFolder);
  const project = await openProject(sampleFolder, { readOnly: true });
  if (!project.ok) throw new Error(project.error.thing);
  for (const story of Object.values(project.value.records.story))
    for (const block of story.body) blocks.set(`${story.id}/${block.id}`, block);
});
afterAll(() => rows.print('the sample paper’s body lines on their pages'));

/** What the oracle says of every justified body line of a page. */
function judgePage(page: ComposedPage): Tally {
  const tally = new Tally();
  for (const line of bodyFrames(page).flatMap((frame) => frame.lines)) {
    const { source } = line;
    const block = blocks.get(`${source?.story}/${source?.block}`);
    if (!source || !block || block.kind !== 'paragraph') continue;
    const text = blockText(block);
    tally.lines++;
    if (source.end >= text.length) {
      if (source.start > 0 && isLone(line.text)) tally.fault(`孤字: ${line.text}`);
      continue;
    }
    const why = forbidden(
      text,
      source.end,
      line.runs.some((run) => run.added),
    );
    if (why !== undefined) tally.fault(`${why}: ${line.text}`);
    tally.justified++;
    judgeLine(tally, line);
  }
  return tally;
}

/** Bodies of marks stand in one half of their em, so that where the pen is tells where the cells begin. */
function judgeLine(tally: Tally, line: ComposedLine): void {
  const characters = charactersOf({ ...line, runs: line.runs.filter((run) => !run.added) });
  const size = Math.max(...characters.map((one) => one.size));
  const pieces: Piece[] = characters.map(({ text, turned }) => ({ text, turned }));
  const face = fonts.face(line.runs[0]?.face ?? '') ?? fonts.fallback;
  const natural = new Natural({ punctuation: 'kaiming', vertical: line.vertical === true, face }, pieces);
  // Some faces have marks of half an em, whose body begins at the pen.
  const offset = (i: number, { from, to }: SetCharacter): number =>
    to - from > FULL * size ? natural.bodyOffset(i) : 0;
  const from = characters.map((one, i) => one.from / size + offset(i, one) - natural.blankBefore(i));
  measureGaps(tally, natural, pieces.length, (i) => (from[i + 1] ?? 0) - (from[i] ?? 0));
}

describe('the pages of the sample paper', () => {
  it('have no forbidden break, no 孤字, no gap over half an em, and under 2 % of lines with one over a quarter', () => {
    let [loose, lines] = [0, 0];
    for (const page of pages) {
      const tally = judgePage(page);
      rows.add(`page ${page.number}`, tally);
      expect(tally.faults).toEqual([]);
      expect(tally.half.all).toBe(0);
      loose += tally.quarter.all;
      lines += tally.justified;
    }
    expect(lines).toBeGreaterThan(300);
    expect(loose / lines).toBeLessThan(0.02);
  });
});
