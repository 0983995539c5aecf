import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { ParagraphStyle } from '../../core/typeset/types';
import { createTypesetter } from '../../core/typeset/typesetter';
import { BODY, loadFonts } from '../unit/core/typeset/fonts';
import { judge, settle, settleGreedily, Tally, type Way } from './measure';
import { type NewsStory, newsStories, newsStory } from './news/stories';
import { Table } from './table';

// A busy machine takes several times as long.
vi.setConfig({ testTimeout: 120_000 });

const fonts = loadFonts();
const stories = newsStories();

/** The stories that the sample paper comes with. */
function sampleStories(): readonly NewsStory[] {
  const folder = new URL('../../resources/sample/stories/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  return files.map((name) => {
    const { data } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as {
      data: { body: { runs: { text: string }[] }[] };
    };
    return { name, paragraphs: data.body.map(({ runs }) => runs.map(({ text }) => text).join('')) };
  });
}

const way = (measure: number, style: Partial<ParagraphStyle>): Way => ({
  measure,
  style: { ...BODY, indent: 2, hyphenate: true, ...style },
});

const rows = new Table();
const row = (name: string, tally: Tally): void => rows.add(name, tally);

function compose(given: readonly NewsStory[], how: Way, lines: typeof settle): Tally {
  const tally = new Tally();
  const typesetter = createTypesetter(fonts);
  for (const { paragraphs } of given)
    for (const text of paragraphs) judge(tally, fonts, text, how, lines(typesetter, text, how));
  return tally;
}

const done = new Map<string, Tally>();

/** All stories, each way once. */
function composeAll(how: Way): Tally {
  const key = JSON.stringify(how);
  const before = done.get(key);
  if (before) return before;
  const tally = compose(stories, how, settle);
  done.set(key, tally);
  return tally;
}

afterAll(() => {
  rows.print('the templates’ setting lets Han–Latin spaces open to ¼ em, the command line’s default to ½');
});

/** Body style of the templates. */
const TEMPLATE_GAP = 0.25;
const DIRECTIONS = ['horizontal', 'vertical'] as const;
const STYLES = ['kaiming', 'quanjiao'] as const;

describe.each(DIRECTIONS)('200 stories, %s', (direction) => {
  it.each(STYLES)('%s at 13 characters a line', (punctuation) => {
    const total = composeAll(way(13, { punctuation, direction }));
    row(`13 ${punctuation} ${direction}`, total);
    expect(total.faults).toEqual([]);
    expect(total.half.set).toBe(0);
    expect(total.half.all).toBe(0);
    expect(total.quarter.set / total.justified).toBeLessThan(0.02);
  });

  it('as the templates set their bodies, Han–Latin spaces counted like all others', () => {
    const total = composeAll(way(13, { direction, gapMost: TEMPLATE_GAP }));
    row(`13 kaiming ${direction}, Han–Latin ≤ ¼`, total);
    expect(total.faults).toEqual([]);
    expect(total.half.all).toBe(0);
    expect(total.quarter.all / total.justified).toBeLessThan(0.02);
  });

  it.each([11, 17, 20])('%i characters a line', (measure) => {
    for (const punctuation of STYLES) {
      const some = stories.filter((_, i) => i % 4 === 0);
      const total = compose(some, way(measure, { punctuation, direction }), settle);
      row(`${measure} ${punctuation} ${direction}`, total);
      expect(total.faults).toEqual([]);
      // A first line of nine characters cannot always be filled: some units are longer than half of it.
      expect(total.half.set / total.justified).toBeLessThan(measure < 13 ? 0.005 : 1e-9);
    }
  });
});

describe('the templates’ setting at other widths, every gap counted, 50 stories', () => {
  const some = stories.filter((_, i) => i % 4 === 0);
  it.each(
    DIRECTIONS.flatMap((direction) => [9, 11, 15, 18, 24].map((measure) => [measure, direction] as const)),
  )(
    '%i characters a line, %s: few open lines, at most half of greedy’s where that has many',
    (measure, direction) => {
      const how = way(measure, { direction, gapMost: TEMPLATE_GAP });
      const total = compose(some, how, settle);
      const greedy = compose(some, how, (_, text) => settleGreedily(fonts, text, how));
      row(`${measure} kaiming ${direction}, Han–Latin ≤ ¼`, total);
      expect(total.faults).toEqual([]);
      expect(total.quarter.all / total.justified).toBeLessThan(0.02);
      // First lines of seven and nine characters cannot always be filled.
      expect(total.half.all / total.justified).toBeLessThan(measure < 13 ? 0.002 : 1e-9);
      if (greedy.quarter.all > 10) expect(total.quarter.all).toBeLessThanOrEqual(greedy.quarter.all / 2);
    },
  );
});

describe('400 stories more, with and without an indent', () => {
  const seeds = Array.from({ length: 400 }, (_, n) => newsStory(n));
  it.each(DIRECTIONS.flatMap((direction) => [0, 2].map((indent) => [direction, indent] as const)))(
    'no gap over half an em at 13 characters a line, %s, indent %i',
    (direction, indent) => {
      const total = compose(seeds, way(13, { direction, indent }), settle);
      row(`13 kaiming ${direction}, indent ${indent}, 400`, total);
      expect(total.faults).toEqual([]);
      expect(total.half.all).toBe(0);
    },
  );
});

describe('the criterion: total fit against first fit, 13 characters a line', () => {
  it.each(DIRECTIONS)('as the templates set their bodies, every gap counted, %s', (direction) => {
    const how = way(13, { direction, gapMost: TEMPLATE_GAP });
    const total = composeAll(how);
    const greedy = compose(stories, how, (_, text) => settleGreedily(fonts, text, how));
    row(`13 kaiming ${direction}, Han–Latin ≤ ¼, greedy`, greedy);
    expect(greedy.quarter.all).toBeGreaterThan(100);
    expect(total.quarter.all).toBeLessThanOrEqual(greedy.quarter.all / 2);
    expect(total.half.all).toBeLessThanOrEqual(greedy.half.all / 2);
  });

  it.each(DIRECTIONS)('with Han–Latin spaces up to ½, gaps beside those, %s', (direction) => {
    const how = way(13, { punctuation: 'kaiming', direction });
    const total = composeAll(how);
    const greedy = compose(stories, how, (_, text) => settleGreedily(fonts, text, how));
    row(`13 kaiming ${direction}, greedy`, greedy);
    expect(greedy.quarter.set).toBeGreaterThan(100);
    expect(total.quarter.set).toBeLessThanOrEqual(greedy.quarter.set / 2);
    expect(total.half.set).toBeLessThanOrEqual(greedy.half.set / 2);
  });
});

describe('the stories of the sample paper', () => {
  it.each(DIRECTIONS)('%s', (direction) => {
    for (const measure of [11, 13, 17, 20]) {
      const total = compose(sampleStories(), way(measure, { direction }), settle);
      row(`${measure} kaiming ${direction}, sample paper`, total);
      expect(total.faults).toEqual([]);
      expect(total.half.set).toBe(0);
      if (measure >= 13) expect(total.quarter.set / total.justified).toBeLessThan(0.02);
    }
  });
});
