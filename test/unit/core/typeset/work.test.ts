import { afterEach, describe, expect, it, vi } from 'vitest';
import { EvenTable, fillTable } from '../../../../core/typeset/even';
import { itemise } from '../../../../core/typeset/itemise';
import { uniform } from '../../../../core/typeset/measures';
import { Search } from '../../../../core/typeset/total';
import { Ways } from '../../../../core/typeset/ways';
import { Widths } from '../../../../core/typeset/widths';
import { loadFonts, paragraph } from './fonts';

const fonts = loadFonts();
const MEASURE = 13;
const LENGTH = 20_000;

/** Breaks the text with relief. */
function search(text: string): void {
  const p = itemise(paragraph(text), fonts);
  const one = new Search(p, new Widths(uniform(MEASURE), 0), new Ways(), true, false);
  one.begin();
  expect(one.run(1)).toBe(true);
}

describe('the work of a search', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['one letter', 'a', 2],
    ['one figure', '7', 2],
    ['quotes', '"', 2],
    ['figures with commas', '123,', 4],
    ['letters with soft hyphens', 'a\u00ad', 6],
    ['opening marks', '（', 7],
    ['Han', '字', 4],
    ['Han and letters', '字a', 8],
  ])('rates few lines to each place, whatever the paragraph is: %s', (_, unit, most) => {
    const offered = vi.spyOn(Ways.prototype, 'offer');
    search(unit.repeat(LENGTH / unit.length));
    expect(offered.mock.calls.length).toBeLessThan(most * LENGTH);
  });

  it('leaves the starts behind that no later line can use, though every place may get a hyphen', () => {
    const p = itemise(paragraph('a\u00ad'.repeat(LENGTH / 2)), fonts);
    // The end itself has no hyphen: what counts is how many starts are kept before it.
    const nearEnd = (at: number): boolean => at > LENGTH - 10;
    const one = new Search(p, new Widths(uniform(MEASURE), 0), new Ways(), true, false);
    one.begin();
    one.run(1, nearEnd);
    expect(one.ways.size - one.low).toBeLessThan(4 * MEASURE);
    const table = new EvenTable();
    table.reset(p);
    fillTable(p, table, MEASURE, 1, nearEnd);
    expect(table.size - table.low).toBeLessThan(4 * MEASURE);
  });
});
