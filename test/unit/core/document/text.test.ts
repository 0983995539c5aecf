import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, blockText, type Mark } from '../../../../core/document/records/story';
import {
  bodyText,
  joinBlocks,
  markText,
  replaceText,
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
