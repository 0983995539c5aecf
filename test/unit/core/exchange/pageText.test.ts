import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportedPage } from '../../../../core/exchange/import/imported';
import { importPageText } from '../../../../core/exchange/import/pageText';

const FOLDER = new URL('../../../fixtures/page-text/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const fixtures = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

/** Every text of the result, whatever its place. */
const placesOf = (page: ImportedPage): readonly string[] => [
  page.theme,
  ...page.packages.flatMap((pack) => pack.head),
  ...page.other,
  ...page.stories.flatMap((story) => [
    story.flag,
    story.kicker,
    story.headline,
    story.deck,
    story.byline,
    story.dateline,
    story.source,
    story.credit,
    ...story.blocks.map((block) => block.text),
  ]),
];
const charactersOf = (text: string): string => [...text.replace(/\s/gu, '')].sort().join('');
const keepsAll = (input: string): void => {
  expect(charactersOf(placesOf(importPageText(input)).join(''))).toBe(charactersOf(input));
};

describe('page text', () => {
  it.each(fixtures)('takes %s apart as its makers meant it', (name) => {
    expect(importPageText(read(name))).toEqual(JSON.parse(read(name.replace(/txt$/u, 'json'))));
  });

  it.each(fixtures)('keeps every character of %s in one place', (name) => keepsAll(read(name)));

  it.each(fixtures)('reads %s the same with Windows line ends', (name) => {
    expect(importPageText(read(name).replaceAll('\n', '\r\n'))).toEqual(importPageText(read(name)));
  });

  it('finds nothing in nothing', () => {
    for (const empty of ['', '\n\n', ' \t\r\n\f　'])
      expect(importPageText(empty)).toEqual({ theme: '', packages: [], stories: [], other: [] });
  });
});

const pieces = fc.constantFrom(
  ...fixtures.flatMap((name) => read(name).split('\n')).filter((line) => line !== ''),
);

describe('page text, whatever it is', () => {
  it('keeps every character of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (input) => keepsAll(input)),
      { numRuns: 300 },
    );
  });

  it('keeps every character of shuffled lines, cut anywhere', () => {
    const line = fc
      .tuple(pieces, fc.nat({ max: 60 }), fc.constantFrom('', '　　', '  ', '\n'))
      .map(([text, at, before]) => `${before}${text.slice(0, at)}\n${text.slice(at)}`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => keepsAll(lines.join('\n'))),
      { numRuns: 300 },
    );
  });

  it('names only stories that exist in packages, each once', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (lines) => {
        const page = importPageText(lines.join('\n'));
        const named = page.packages.flatMap((pack) => pack.stories);
        expect(new Set(named).size).toBe(named.length);
        for (const at of named) expect(page.stories[at]).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });
});

/** A sentence cut at any place where a column may end, with a picture's caption in the gap. */
describe('split sentences', () => {
  const first =
    '近日，云岭煤矿工会利用班后时间办起安全夜校，请老矿工讲述亲身经历过的险情，八百名青工参加学习';
  it('are joined again wherever the column ends', () => {
    const before = '云岭矿办起安全夜校\n本报讯（记者 石青）';
    for (let at = 6; at < first.length - 1; at += 1) {
      const page = importPageText(
        `${before}${first.slice(0, at)}\n${first.slice(at)}。\n目前，夜校已经开到第六期。\n`,
      );
      expect(page.stories.map((story) => story.blocks.map((block) => block.text))).toEqual([
        [`${first}。`, '目前，夜校已经开到第六期。'],
      ]);
    }
  });
});
