import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newBlock, newStory } from '../../../../../core/document/factory';
import { readSearchBytes, searchBytes } from '../../../../../electron/store/library/search/file';
import { SearchIndex } from '../../../../../electron/store/library/search/search';
import { searchText, searchWords } from '../../../../../electron/store/library/search/text';

const stamp = { size: 1, modified: 1 };
/** Few letters, so that words meet; one of them beyond the first plane of Unicode. */
const text = fc.string({ unit: fc.constantFrom('工', '会', '站', 'a', '𠮷', '\n'), maxLength: 30 });
const word = fc.string({ unit: fc.constantFrom('工', '会', '站', 'a', '𠮷'), minLength: 1, maxLength: 4 });

describe('full text', () => {
  it('finds exactly the texts in which every word occurs', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 12 }),
        fc.array(text, { maxLength: 4 }),
        fc.array(fc.nat(11), { maxLength: 3 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        (texts, later, removed, words) => {
          const index = new SearchIndex();
          const truth = new Map<string, string>();
          const put = (id: string, content: string): void => {
            index.put(id, stamp, content);
            truth.set(id, content);
          };
          for (const [at, content] of texts.entries()) put(`t${at}`, content);
          index.build(true);
          for (const [at, content] of later.entries()) put(`t${at * 3}`, content);
          for (const at of removed) {
            index.remove(`t${at}`);
            truth.delete(`t${at}`);
          }
          const wanted = [...truth].filter(([, content]) => words.every((one) => content.includes(one)));
          const kept = readSearchBytes('p', searchBytes('p', index));
          for (const one of [index, kept])
            expect(one?.find(words.join(' '), 99).toSorted()).toEqual(wanted.map(([id]) => id).sort());
        },
      ),
      { numRuns: 300 },
    );
  });

  it('holds many lists of many texts', () => {
    const index = new SearchIndex();
    for (let at = 0; at < 20_000; at++) index.put(`t${at}`, stamp, `第${at}件 ${(at * 7919) % 20_011}`);
    index.build();
    expect(index.find('第777件', 9)).toEqual(['t777']);
    expect(index.find('19999', 9)).toContain('t19999');
    expect(index.find('件', 20_000)).toHaveLength(20_000);
    expect(index.find('第1', 5)).toHaveLength(5);
  });

  it('looks for wide, narrow, great and small letters alike, and over the breaks of a headline', () => {
    const story = newStory('s', {
      headline: '职工心里话\n有了新去处',
      body: [newBlock('p', 'ＡＰＰ登记在２０２６年')],
    });
    const index = new SearchIndex();
    index.put('s', stamp, searchText(story));
    for (const query of ['app', 'APP', '2026', '２０２６年', '心里话有了', 'App 去处'])
      expect(index.find(query, 1)).toEqual(['s']);
    expect(index.find('去处APP', 1)).toEqual([]);
    expect(searchWords('  工会　夜校 工会 ')).toEqual(['工会', '夜校']);
  });

  it('asked for nothing it finds nothing', () => {
    const index = new SearchIndex();
    index.put('s', stamp, '工会');
    expect(index.find('  ', 9)).toEqual([]);
    expect(index.find('工会', 0)).toEqual([]);
  });
});
