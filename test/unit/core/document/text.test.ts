import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDiff, diffRecords, invertDiff } from '../../../../core/document/apply';
import { newStory } from '../../../../core/document/factory';
import { emptyRecords } from '../../../../core/document/records';
import { type Block, blockText, type Mark } from '../../../../core/document/records/story';
import {
  bodyText,
  joinBlocks,
  markText,
  replaceText,
  rubyOf,
  rubyText,
  splitBlock,
  tidyRuns,
} from '../../../../core/document/text';

const block: Block = {
  id: 'b1',
  kind: 'subhead',
  runs: [{ text: '本报讯' }, { text: '（记者', marks: ['kai'] }, { text: '陈一）', marks: ['kai', 'bold'] }],
};

const anyBlock: fc.Arbitrary<Block> = fc
  .array(
    fc.record({
      text: fc.string({ unit: 'binary', maxLength: 5 }),
      marks: fc.subarray<Mark>(['bold', 'kai', 'emphasis']),
    }),
    { maxLength: 5 },
  )
  .map((runs) => ({ id: 'b1', kind: 'paragraph', runs }));

describe('blocks', () => {
  it('split: the first keeps its id and kind, the second is a paragraph', () => {
    const [first, second] = splitBlock(block, 4, 'b2');
    expect(first).toEqual({ ...block, runs: [{ text: '本报讯' }, { text: '（', marks: ['kai'] }] });
    expect(second.id).toBe('b2');
    expect(second.kind).toBe('paragraph');
    expect(blockText(second)).toBe('记者陈一）');
  });

  it('join what was split, at any place', () => {
    fc.assert(
      fc.property(anyBlock, fc.nat(25), (any, offset) => {
        const joined = joinBlocks(...splitBlock(any, offset, 'b2'));
        expect(joined.runs).toEqual(tidyRuns(any.runs));
      }),
    );
  });

  it('replace text and keep the marks of what was there', () => {
    expect(replaceText(block, 6, 8, '林二').runs).toEqual([
      { text: '本报讯' },
      { text: '（记者', marks: ['kai'] },
      { text: '林二）', marks: ['kai', 'bold'] },
    ]);
    expect(blockText(replaceText(block, 0, 9, ''))).toBe('');
  });

  it('replace exactly the characters named', () => {
    fc.assert(
      fc.property(anyBlock, fc.nat(20), fc.nat(5), fc.string(), (any, start, length, text) => {
        const old = blockText(any);
        const at = Math.min(start, old.length);
        const end = Math.min(at + length, old.length);
        expect(blockText(replaceText(any, at, end, text))).toBe(old.slice(0, at) + text + old.slice(end));
      }),
    );
  });

  it('put a mark on and take it off again', () => {
    const marked = markText(block, 0, 3, 'kai', true);
    expect(marked.runs[0]).toEqual({ text: '本报讯（记者', marks: ['kai'] });
    expect(markText(marked, 0, 3, 'kai', false).runs).toEqual(block.runs);
  });

  it('make one text, a line feed between them', () => {
    expect(bodyText([block, { id: 'b2', kind: 'paragraph', runs: [] }])).toBe('本报讯（记者陈一）\n');
  });
});

describe('ruby', () => {
  const plain: Block = { id: 'b1', kind: 'paragraph', runs: [{ text: '饕餮盛宴与谢谢' }] };

  it('stands over one word, or over each character where there are as many syllables', () => {
    expect(rubyText(plain, 0, 2, 'tāotiè').runs).toEqual([
      { text: '饕餮', ruby: 'tāotiè' },
      { text: '盛宴与谢谢' },
    ]);
    expect(rubyText(plain, 5, 7, ' xiè  xie ').runs).toEqual([
      { text: '饕餮盛宴与' },
      { text: '谢', ruby: 'xiè' },
      { text: '谢', ruby: 'xie' },
    ]);
  });

  it('is over what is read, not over the marks beside it', () => {
    const { runs } = rubyText({ ...plain, runs: [{ text: '“费劲。”' }] }, 0, 5, 'fèi jìn');
    expect(runs).toEqual([
      { text: '“' },
      { text: '费', ruby: 'fèi' },
      { text: '劲', ruby: 'jìn' },
      { text: '。”' },
    ]);
  });

  it('never runs together with its neighbour, not even an equal one', () => {
    const twice = [{ text: '谢', ruby: 'xiè' }, { text: '谢', ruby: 'xiè' }, { text: '你' }, { text: '们' }];
    expect(tidyRuns(twice)).toEqual([...twice.slice(0, 2), { text: '你们' }]);
  });

  it('is changed and taken away as a whole, from any part of its word', () => {
    const over = rubyText(plain, 0, 2, 'tāotiè');
    expect(rubyText(over, 1, 2, 'tāo tiè').runs.slice(0, 2)).toEqual([
      { text: '饕', ruby: 'tāo' },
      { text: '餮', ruby: 'tiè' },
    ]);
    expect(rubyText(over, 0, 1, '')).toEqual(plain);
    expect(rubyOf(over, 0, 2)).toBe('tāotiè');
    expect(rubyOf(rubyText(over, 0, 2, 'tāo tiè'), 0, 2)).toBe('tāo tiè');
  });

  it('shares its word with marks: a mark on part of it is on all of it', () => {
    const over = rubyText(plain, 0, 2, 'tāotiè');
    expect(markText(over, 1, 4, 'bold', true).runs).toEqual([
      { text: '饕餮', ruby: 'tāotiè', marks: ['bold'] },
      { text: '盛宴', marks: ['bold'] },
      { text: '与谢谢' },
    ]);
    const named = markText(plain, 0, 2, 'name', true);
    expect(rubyText(named, 0, 3, 'x').runs[0]).toEqual({ text: '饕餮盛', ruby: 'x', marks: ['name'] });
  });

  it('stays over a word that is corrected inside, and does not grow over what is put beside it', () => {
    const over = rubyText(plain, 0, 2, 'tāotiè');
    expect(replaceText(over, 1, 2, '貅').runs[0]).toEqual({ text: '饕貅', ruby: 'tāotiè' });
    expect(replaceText(over, 2, 2, '之').runs.slice(0, 2)).toEqual([
      { text: '饕餮', ruby: 'tāotiè' },
      { text: '之盛宴与谢谢' },
    ]);
    expect(replaceText(over, 0, 0, '那').runs.slice(0, 2)).toEqual([
      { text: '那' },
      { text: '饕餮', ruby: 'tāotiè' },
    ]);
  });

  it('goes forth and back through a change of the document', () => {
    const story = { ...newStory('s1'), body: [plain] };
    const before = { ...emptyRecords, story: { s1: story } };
    const after = { ...emptyRecords, story: { s1: { ...story, body: [rubyText(plain, 5, 7, 'xiè xie')] } } };
    const diff = diffRecords(before, after);
    expect(applyDiff(before, diff)).toEqual(after);
    expect(applyDiff(after, invertDiff(diff))).toEqual(before);
  });

  it('leaves every character where it is', () => {
    fc.assert(
      fc.property(anyBlock, fc.nat(20), fc.nat(8), fc.string(), (any, start, length, ruby) => {
        expect(blockText(rubyText(any, start, start + length, ruby))).toBe(blockText(any));
      }),
    );
  });
});
