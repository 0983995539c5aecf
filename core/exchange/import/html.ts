import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { ImportedPage } from './imported';
import { importManuscript, type ManuscriptLine } from './story';

type Node = DefaultTreeAdapterTypes.ChildNode;

const SILENT = new Set([
  'script',
  'style',
  'head',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
]);
const BLOCKS = new Set(
  'address article aside blockquote body caption dd div dl dt figcaption figure footer form header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** A web page or a converted document: headings, paragraphs and nothing that runs. */
export function importHtml(html: string): ImportedPage {
  const reader = new Reader();
  for (const node of parse(html).childNodes) reader.read(node);
  return importManuscript(reader.finish());
}

/** Collects the visible text block by block; white space counts as browsers count it. */
class Reader {
  private readonly lines: ManuscriptLine[] = [];
  private text = '';
  private level = 0;

  /** Walks without calling itself: a page may nest as deep as its writer likes. */
  read(root: Node): void {
    const steps: (Node | (() => void))[] = [root];
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      if (typeof step === 'function') step();
      else for (const next of this.enter(step)) steps.push(next);
    }
  }

  /** Takes what a node says itself; answers with what is to be done next, the last first. */
  private enter(node: Node): readonly (Node | (() => void))[] {
    if (node.nodeName === '#text' && 'value' in node) {
      this.text += node.value.replace(/[ \t\n\r\f]+/gu, ' ');
      return [];
    }
    if (!('childNodes' in node) || SILENT.has(node.nodeName)) return [];
    if (node.nodeName === 'br') {
      this.break();
      return [];
    }
    const heading = /^h([1-6])$/u.exec(node.nodeName)?.[1];
    const block = heading !== undefined || BLOCKS.has(node.nodeName);
    if (block) this.break();
    const outer = this.level;
    if (heading !== undefined) this.level = Number(heading);
    const leave = (): void => {
      if (block) this.break();
      this.level = outer;
    };
    return [leave, ...node.childNodes.toReversed()];
  }

  private break(): void {
    const text = this.text.trim();
    if (text !== '') this.lines.push(this.level > 0 ? { text, level: this.level } : { text });
    this.text = '';
  }

  finish(): readonly ManuscriptLine[] {
    this.break();
    return this.lines;
  }
}
