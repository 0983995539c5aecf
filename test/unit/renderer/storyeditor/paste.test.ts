import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { marks as allMarks, type Run } from '../../../../core/document/records/story';
import { tidyRuns } from '../../../../core/document/text';
import { htmlOfBlocks, readOwn } from '../../../../renderer/storyeditor/clip';
import { blocksOfDocument, blocksOfText } from '../../../../renderer/storyeditor/paste';
import { bodies } from './body';

/** A parse5 tree in the few properties of the DOM that the reader looks at. */
interface Parsed {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly unknown[];
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
}

function dom(node: Parsed): Node {
  const isText = node.nodeName === '#text';
  return {
    nodeType: isText ? 3 : node.nodeName.startsWith('#') ? 9 : 1,
    nodeName: node.nodeName,
    nodeValue: isText ? (node.value ?? '') : null,
    childNodes: (node.childNodes ?? []).map((child) => dom(child as Parsed)),
    getAttribute: (name: string) => node.attrs?.find((one) => one.name === name)?.value ?? null,
  } as unknown as Node;
}
const read = (html: string) => blocksOfDocument(dom(parseFragment(html)));

describe('paste', () => {
  it('makes a paragraph of every line and drops typewriter indents', () => {
    expect(blocksOfText('　　第一段。\r\n\n  第二段。 ')).toEqual([
      { kind: 'paragraph', runs: [{ text: '第一段。' }] },
      { kind: 'paragraph', runs: [{ text: '第二段。' }] },
    ]);
  });

  it('keeps paragraphs, subheads, bold and Kai of a web page, nothing else', () => {
    expect(
      read(
        '<h2>小题</h2><p style="color:red">甲<b>乙</b><i>丙</i></p><script>x()</script><div>丁<br>戊</div>',
      ),
    ).toEqual([
      { kind: 'subhead', runs: [{ text: '小题' }] },
      {
        kind: 'paragraph',
        runs: [{ text: '甲' }, { text: '乙', marks: ['bold'] }, { text: '丙', marks: ['kai'] }],
      },
      { kind: 'paragraph', runs: [{ text: '丁' }] },
      { kind: 'paragraph', runs: [{ text: '戊' }] },
    ]);
  });

  it('keeps ruby, base by base', () => {
    expect(read('<p>读<ruby>饕<rp>(</rp><rt>tāo</rt><rp>)</rp>餮<rt> tiè </rt></ruby>二字</p>')).toEqual([
      {
        kind: 'paragraph',
        runs: [{ text: '读' }, { text: '饕', ruby: 'tāo' }, { text: '餮', ruby: 'tiè' }, { text: '二字' }],
      },
    ]);
    const word = '<ruby style="ruby-align:center"><rb>谢<b>谢</b></rb><rt><span>xièxie</span></rt></ruby>';
    expect(read(word)[0]?.runs).toEqual([{ text: '谢谢', ruby: 'xièxie' }]);
  });

  it('keeps superscripts, underlines as emphasis and waves as title marks', () => {
    expect(
      read(
        "<p>注<sup>②</sup><u>要紧</u><u style='text-underline:wave'>史记</u><span style='text-decoration: underline wavy red'>汉书</span></p>",
      )[0]?.runs,
    ).toEqual([
      { text: '注' },
      { text: '②', marks: ['superscript'] },
      { text: '要紧', marks: ['emphasis'] },
      { text: '史记汉书', marks: ['title'] },
    ]);
  });

  it('takes back what was copied here, from the page form and from our own', () => {
    const clean = bodies.map((body) =>
      body
        .map(({ kind, runs }) => ({
          kind,
          runs: tidyRuns(
            runs.map(({ text, marks, ruby }) => ({
              text: `字${text.replace(/\s/gu, '') || '空'}`,
              ...(marks && { marks }),
              ...(ruby !== undefined && ruby !== '' && { ruby }),
            })),
          ),
        }))
        .filter(({ runs }) => runs.length > 0),
    );
    fc.assert(
      fc.property(clean, (blocks) => {
        const back = read(htmlOfBlocks(blocks)).map(({ kind, runs }) => ({ kind, runs: runs.map(sorted) }));
        expect(back).toEqual(blocks);
        expect(readOwn(JSON.stringify(blocks))).toEqual(blocks);
      }),
    );
  });

  it('takes no form of ours that another program made up', () => {
    expect(readOwn('{')).toEqual([]);
    expect(readOwn('[{"kind":"table","runs":[]}]')).toEqual([]);
    expect(readOwn('[{"kind":"paragraph","runs":[{"text":"甲","marks":["loud"]}]}]')).toEqual([]);
  });
});

/** Marks in the order of the record. */
const sorted = (run: Run): Run =>
  run.marks ? { ...run, marks: allMarks.filter((mark) => run.marks?.includes(mark)) } : run;
