import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { hyphenationPoints, LEAST_AFTER, LEAST_BEFORE } from '../../../../../core/typeset/hyphenation/liang';

interface Hyphenator {
  hyphenateSync(text: string, options: { hyphenChar: string; minWordLength: number }): string;
}
/** The package the patterns are made from, with its own reading of them. */
const library = createRequire(import.meta.url)('hyphen/en-us') as Hyphenator;
const root = new URL('../../../../../', import.meta.url);
const words = new Set(
  ['README.md', 'ARCHITECTURE.md', 'SECURITY.md', 'LICENSE']
    .flatMap((name) => readFileSync(new URL(name, root), 'utf8').match(/[a-zA-Z]{5,}/gu) ?? [])
    .concat('typography', 'concatenation', 'Metropolitan', 'understanding', 'encyclopaedia'),
);

/** Points of the library's answer that leave enough letters on either side. */
function expected(word: string): number[] {
  const points: number[] = [];
  let letters = 0;
  for (const sign of library.hyphenateSync(word, { hyphenChar: '|', minWordLength: 5 }))
    if (sign === '|') points.push(letters);
    else letters++;
  return points.filter((at) => at >= LEAST_BEFORE && at <= word.length - LEAST_AFTER);
}

const shown = (word: string): string => {
  const points = hyphenationPoints(word);
  return [...word].map((letter, i) => (points.includes(i) ? `-${letter}` : letter)).join('');
};

describe('hyphenation points', () => {
  it('are those of the library for every word of our own documents', () => {
    expect(words.size).toBeGreaterThan(300);
    // The library counts hyphens as letters in its fourteen exceptions.
    const wrong = [...words].filter(
      (word) =>
        !/^(?:associates?|declination|obligatory|philanthropic|reciprocity|recognizance|reformation|retribution|table)$/iu.test(
          word,
        ) && hyphenationPoints(word).join() !== expected(word).join(),
    );
    expect(wrong).toEqual([]);
  });

  it('follow the exceptions of the patterns', () => {
    expect(['associate', 'declination', 'philanthropic', 'present', 'project', 'table'].map(shown)).toEqual([
      'as-so-ciate',
      'dec-li-na-tion',
      'phil-an-thropic',
      'present',
      'project',
      'ta-ble',
    ]);
  });

  it('leave at least two letters before and three after', () => {
    for (const word of words)
      for (const at of hyphenationPoints(word)) {
        expect(at).toBeGreaterThanOrEqual(2);
        expect(word.length - at).toBeGreaterThanOrEqual(3);
      }
  });

  it('know capitals at the start and words without any point', () => {
    expect(shown('Management')).toBe('Man-age-ment');
    expect(hyphenationPoints('strength')).toEqual([]);
    expect(hyphenationPoints('')).toEqual([]);
  });
});
