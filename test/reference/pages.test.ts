import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Checked, changesOf, checkPage, isSame } from './check';
import { lineFaults, loneFaults } from './oracle';
import { referencePages } from './pages';
import { presenceFaults } from './presence';
import { qualityLine } from './quality';
import { writeReport } from './report';
import { roomFaults } from './room';
import { storedNames } from './store';

const pages = await referencePages();
const checked: Checked[] = [];
afterAll(() => {
  if (checked.some((page) => !isSame(page))) console.info(`Report: ${writeReport(checked)}`);
});

it('compares as many pages as are stored', () => {
  expect(pages.map(({ name }) => name).sort()).toEqual([...storedNames()].sort());
});

describe.each(pages.map((page) => [page.name, page.about, page] as const))('page %s: %s', (_, __, page) => {
  let result: Checked;
  beforeAll(async () => {
    result = await checkPage(page);
    checked.push(result);
    console.info(qualityLine(page.name, result.quality));
  }, 60_000);

  it('breaks every line and prints as accepted', () => {
    expect(changesOf(result)).toEqual([]);
  });

  it('holds all its copy, once and in order', () => {
    expect(result.quality.overset).toBe(0);
    expect(presenceFaults(result.rendered.composed, page.records)).toEqual([]);
  });

  it('begins and ends no line with a forbidden mark and tears nothing', () => {
    expect(lineFaults(result.rendered.composed)).toEqual([]);
  });

  it('leaves no character and no line alone', () => {
    expect(loneFaults(result.rendered.composed)).toEqual([]);
  });

  it('opens no gap over half an em, and few over a quarter', () => {
    const { worst, loose, lines } = result.quality;
    expect(worst).toBeLessThanOrEqual(0.5);
    expect(loose / lines).toBeLessThanOrEqual(page.loose);
  });

  it('lays no line on another, on a picture or off the sheet', () => {
    const { composed } = result.rendered;
    expect(roomFaults(composed, page.outlined)).toEqual([]);
  });
});
