import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { blocksOfDocument, blocksOfText } from '../../../../renderer/storyeditor/paste';

/** A parse5 tree in the few properties of the DOM that the reader looks at. */
function dom(node: { nodeName: string; value?: string; childNodes?: unknown[] }): Node {
  const isText = node.nodeName === '#text';
  return {
    nodeType: isText ? 3 : node.nodeName.startsWith('#') ? 9 : 1,
    nodeName: node.nodeName,
    nodeValue: isText ? (node.value ?? '') : null,
    childNodes: (node.childNodes ?? []).map((child) => dom(child as Parameters<typeof dom>[0])),
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
});
