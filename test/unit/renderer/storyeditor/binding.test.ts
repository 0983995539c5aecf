import fc from 'fast-check';
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
} from 'lexical';
import { describe, expect, it } from 'vitest';
import { type Block, blockText } from '../../../../core/document/records/story';
import { replaceText } from '../../../../core/document/text';
import { $blockOf } from '../../../../renderer/storyeditor/blockNodes';
import { $insertBlocks } from '../../../../renderer/storyeditor/bodyEditor';
import { $inheritLook, $setPoint } from '../../../../renderer/storyeditor/caret';
import { $copiedBlocks } from '../../../../renderer/storyeditor/clip';
import { $setKind } from '../../../../renderer/storyeditor/kinds';
import { $rubyTarget, $setRuby } from '../../../../renderer/storyeditor/ruby';
import { cutsOf } from '../../../../renderer/storyeditor/segments';
import { act, bench, bodies, paragraph } from './body';

/** The record of what the editor holds now, every paragraph read afresh. */
const held = (editor: ReturnType<typeof bench>['editor']): readonly Block[] =>
  editor.getEditorState().read(() =>
    $getRoot()
      .getChildren()
      .filter($isElementNode)
      .map((element) => $blockOf(element)),
  );

const body = [
  paragraph('a', '今天上午，大会开幕。'),
  paragraph('b', '代表们', { text: '一致', marks: ['bold'] }, '通过。'),
];

/** Puts the caret at an offset of the text of a paragraph, counted in its nodes. */
const caretAt = (block: number, offset: number): void => {
  const element = $getRoot().getChildAtIndex(block);
  if (!$isElementNode(element)) return;
  let rest = offset;
  for (const node of element.getChildren().filter($isTextNode)) {
    if (rest <= node.getTextContentSize()) {
      $inheritLook(node.select(rest, rest));
      return;
    }
    rest -= node.getTextContentSize();
  }
  element.select();
};
/** Selects characters of the first paragraph. */
const selectFirst = (from: number, to: number): void => {
  const first = $getRoot().getFirstChild();
  const selection = $createRangeSelection();
  if (!$isElementNode(first)) return;
  $setPoint(selection.anchor, { element: first, offset: from, forward: true });
  $setPoint(selection.focus, { element: first, offset: to, forward: true });
  $setSelection(selection);
};
const type = (words: string): void => {
  const selection = $getSelection();
  if ($isRangeSelection(selection)) selection.insertText(words);
};

describe('body of a story in the editor', () => {
  it('gives every record back as it was', () => {
    fc.assert(
      fc.property(bodies, (record) => {
        const { editor, changes } = bench(record);
        expect(held(editor)).toEqual(record);
        expect(changes).toEqual([]);
      }),
    );
  });

  it('reads only the paragraph typed into; the others stay the same objects', () => {
    const { editor, changes } = bench(body);
    act(editor, () => {
      caretAt(1, 5);
      type('举手');
    });
    const [change] = changes;
    expect(changes).toHaveLength(1);
    expect(change?.body[0]).toBe(body[0]);
    expect(change?.body[1]?.runs).toEqual([
      { text: '代表们' },
      { text: '一致举手', marks: ['bold'] },
      { text: '通过。' },
    ]);
    expect(change).toMatchObject({ label: 'typing', coalesce: 'b' });
  });

  it('says where the caret is in the words of the record', () => {
    const { editor, carets } = bench(body);
    act(editor, () => caretAt(1, 4));
    expect(carets.at(-1)).toEqual({ block: 'b', offset: 4 });
  });

  it('gives a new paragraph an id of its own and keeps the old one', () => {
    const { editor, changes } = bench(body);
    act(editor, () => {
      caretAt(0, 5);
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertParagraph();
    });
    const after = changes.at(-1)?.body ?? [];
    expect(after.map(blockText)).toEqual(['今天上午，', '大会开幕。', '代表们一致通过。']);
    expect(new Set(after.map((block) => block.id)).size).toBe(3);
    expect(after[0]?.id).toBe('a');
    expect(changes.at(-1)?.label).toBe('paragraphs');
  });

  it('turns paragraphs into subheads under the same id', () => {
    const { editor, changes } = bench(body);
    act(editor, () => {
      caretAt(0, 2);
      $setKind('toggle');
    });
    expect(changes.at(-1)?.body[0]).toEqual({ id: 'a', kind: 'subhead', runs: body[0]?.runs });
  });

  it('pastes one paragraph into the line and several as paragraphs', () => {
    const { editor, changes } = bench(body);
    act(editor, () => {
      caretAt(0, 4);
      $insertBlocks([{ kind: 'paragraph', runs: [{ text: '九时' }] }], () => 'p0');
    });
    expect(blockText(changes.at(-1)?.body[0] ?? body[1] ?? paragraph('x'))).toBe('今天上午九时，大会开幕。');
    let n = 0;
    act(editor, () => {
      caretAt(1, 8);
      $insertBlocks(
        ['甲。', '乙。'].map((text) => ({ kind: 'paragraph' as const, runs: [{ text }] })),
        () => `p${++n}`,
      );
    });
    const ids = changes.at(-1)?.body.map((block) => block.id) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    expect(changes.at(-1)?.body.map(blockText).join('|')).toContain('乙。');
  });

  it('shows a change of the record without answering it, the caret at the same characters', () => {
    const { editor, binding, changes, carets } = bench(body);
    act(editor, () => caretAt(1, 6));
    const [first, second] = body;
    if (!first || !second) throw new Error('two paragraphs');
    binding.setBody([replaceText(first, 0, 2, '昨日'), replaceText(second, 8, 8, '掌声。')]);
    expect(held(editor).map(blockText)).toEqual(['昨日上午，大会开幕。', '代表们一致通过。掌声。']);
    expect(changes).toEqual([]);
    expect(carets.at(-1)).toEqual({ block: 'b', offset: 6 });
  });

  it('keeps the paragraphs of blocks that a change moves or takes away', () => {
    fc.assert(
      fc.property(bodies, fc.integer({ min: 0, max: 7 }), (record, drop) => {
        const { editor, binding, changes } = bench(record);
        const rest = record.filter((_, at) => at !== drop).toReversed();
        if (rest.length === 0) return;
        binding.setBody(rest);
        expect(held(editor)).toEqual(rest);
        expect(changes).toEqual([]);
      }),
    );
  });

  it('shows the line ends of the page without changing the record', () => {
    fc.assert(
      fc.property(bodies, fc.integer({ min: 1, max: 5 }), (record, measure) => {
        const { editor, binding, changes } = bench(record);
        const lines = record.flatMap((block) => {
          const { length } = blockText(block);
          return Array.from({ length: Math.max(1, Math.ceil(length / measure)) }, (_, at) => ({
            block: block.id,
            start: at * measure,
            end: Math.min(length, (at + 1) * measure),
            overset: at > 2,
          }));
        });
        binding.setLines(cutsOf(lines), { galley: true, divider: '——' });
        expect(held(editor)).toEqual(record);
        binding.setLines(cutsOf(lines), { galley: false, divider: '——' });
        expect(held(editor)).toEqual(record);
        binding.setLines(new Map(), { galley: false, divider: '' });
        expect(held(editor)).toEqual(record);
        expect(changes).toEqual([]);
      }),
    );
  });

  it('types across a line end of the galley as if it were not there', () => {
    const { editor, binding, changes, carets } = bench(body);
    binding.setLines(
      cutsOf([
        { block: 'a', start: 0, end: 5, overset: false },
        { block: 'a', start: 5, end: 10, overset: true },
      ]),
      { galley: true, divider: '——' },
    );
    act(editor, () => {
      caretAt(0, 5);
      type('全市');
    });
    expect(blockText(changes.at(-1)?.body[0] ?? paragraph('x'))).toBe('今天上午，全市大会开幕。');
    expect(carets.at(-1)).toEqual({ block: 'a', offset: 7 });
  });

  it('ends a line once after a mark on part of it', () => {
    const { editor, binding, changes } = bench(body);
    binding.setLines(
      cutsOf([
        { block: 'a', start: 0, end: 5, overset: false },
        { block: 'a', start: 5, end: 10, overset: false },
      ]),
      { galley: true, divider: '——' },
    );
    act(editor, () => {
      const first = $getRoot().getFirstDescendant();
      if ($isTextNode(first)) first.select(1, 3).formatText('bold');
    });
    binding.tidyLines();
    const ends = editor.getEditorState().read(() =>
      $getRoot()
        .getAllTextNodes()
        .slice(0, 4)
        .map((node) => [node.getTextContent(), node.getStyle().includes('--end')]),
    );
    expect(ends).toEqual([
      ['今', false],
      ['天上', false],
      ['午，', true],
      ['大会开幕。', false],
    ]);
    expect(changes.at(-1)?.label).toBe('format');
  });

  it('lets go of the caret when the record takes its paragraph away', () => {
    const { editor, binding, changes } = bench(body);
    act(editor, () => caretAt(1, 3));
    binding.setBody(body.slice(0, 1));
    expect(held(editor)).toEqual(body.slice(0, 1));
    expect(changes).toEqual([]);
    binding.setBody(body);
    expect(held(editor)).toEqual(body);
  });

  it('puts ruby over the selected words and takes it away again', () => {
    const { editor, binding, changes, carets } = bench(body);
    act(editor, () => {
      selectFirst(2, 4);
      $setRuby('shàng wǔ');
    });
    expect(changes.at(-1)?.label).toBe('format');
    expect(carets.at(-1)).toEqual({ block: 'a', offset: 2, end: 4 });
    const [over] = changes.at(-1)?.body ?? [];
    expect(over?.runs).toEqual([
      { text: '今天' },
      { text: '上', ruby: 'shàng' },
      { text: '午', ruby: 'wǔ' },
      { text: '，大会开幕。' },
    ]);
    if (over) binding.setBody([over, ...body.slice(1)]);
    act(editor, () => {
      selectFirst(4, 4);
      expect($rubyTarget()).toEqual({ block: 'a', start: 3, end: 4, text: '午', ruby: 'wǔ' });
      selectFirst(2, 4);
      expect($rubyTarget()).toMatchObject({ text: '上午', ruby: 'shàng wǔ' });
      $setRuby('');
    });
    expect(changes.at(-1)?.body[0]).toEqual(body[0]);
  });

  it('types beside ruby without drawing it out, and marks its word as a whole', () => {
    const ruby = paragraph('r', '读', { text: '饕餮', ruby: 'tāotiè' }, '二字');
    const { editor, changes } = bench([ruby]);
    act(editor, () => {
      caretAt(0, 3);
      type('这');
    });
    expect(changes.at(-1)?.body[0]?.runs).toEqual([
      { text: '读' },
      { text: '饕餮', ruby: 'tāotiè' },
      { text: '这二字' },
    ]);
    act(editor, () => {
      const node = $getRoot()
        .getAllTextNodes()
        .find((one) => one.getTextContent() === '饕餮');
      node?.select(1, 2).formatText('bold');
    });
    expect(changes.at(-1)?.body[0]?.runs[1]).toEqual({ text: '饕餮', marks: ['bold'], ruby: 'tāotiè' });
  });

  it('copies words with their marks and ruby, cut where the selection ends', () => {
    const marked = paragraph('r', '读', { text: '饕餮', ruby: 'tāotiè' }, { text: '二字', marks: ['title'] });
    const { editor } = bench([marked, ...body]);
    act(editor, () => {
      caretAt(0, 1);
      const selection = $getSelection();
      const end = $getRoot().getChildAtIndex(1);
      if (!$isRangeSelection(selection) || !$isElementNode(end)) return;
      $setPoint(selection.focus, { element: end, offset: 2, forward: true });
      const copied = [
        {
          kind: 'paragraph',
          runs: [
            { text: '饕餮', ruby: 'tāotiè' },
            { text: '二字', marks: ['title'] },
          ],
        },
        { kind: 'paragraph', runs: [{ text: '今天' }] },
      ];
      expect($copiedBlocks(selection)).toEqual(copied);
      const turned = $createRangeSelection();
      turned.anchor.set(selection.focus.key, selection.focus.offset, selection.focus.type);
      turned.focus.set(selection.anchor.key, selection.anchor.offset, selection.anchor.type);
      expect($copiedBlocks(turned)).toEqual(copied);
    });
  });

  it('shows a line end inside a word with ruby behind the word', () => {
    const ruby = paragraph('r', '读', { text: '饕餮', ruby: 'tāotiè' }, '二字');
    const { editor, binding, changes } = bench([ruby]);
    const cuts = cutsOf([
      { block: 'r', start: 0, end: 2, overset: false },
      { block: 'r', start: 2, end: 5, overset: false },
    ]);
    binding.setLines(cuts, { galley: true, divider: '——' });
    expect(held(editor)).toEqual([ruby]);
    expect(changes).toEqual([]);
    const looks = editor.getEditorState().read(() =>
      $getRoot()
        .getAllTextNodes()
        .map((node) => [node.getTextContent(), node.getStyle().includes('--end')]),
    );
    expect(looks).toEqual([
      ['读', false],
      ['饕餮', true],
      ['二字', false],
    ]);
  });
});
