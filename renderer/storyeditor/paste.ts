import type { Mark, Run } from '../../core/document/records/story';
import { tidyRuns } from '../../core/document/text';

/** A paragraph that comes in from outside. */
export interface PastedBlock {
  readonly kind: 'paragraph' | 'subhead';
  readonly runs: readonly Run[];
}

/** Typewriter indents and the white space round a paragraph; the page indents by style. */
const EDGES = /^[\s\u3000]+|[\s\u3000]+$/gu;

/** Plain text: a paragraph a line, empty lines dropped. */
export function blocksOfText(text: string): readonly PastedBlock[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => line.replace(EDGES, ''))
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', runs: [{ text: line }] }));
}

const BREAKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DIV DL DT FIGCAPTION FIGURE FOOTER HEADER HR LI MAIN OL P PRE SECTION TABLE TD TH TR UL H1 H2 H3 H4 H5 H6'.split(
    ' ',
  ),
);
const SILENT = new Set('SCRIPT STYLE TITLE TEMPLATE NOSCRIPT HEAD META LINK SVG IFRAME OBJECT'.split(' '));
const markOf: Readonly<Record<string, Mark>> = {
  B: 'bold',
  STRONG: 'bold',
  I: 'kai',
  EM: 'kai',
  U: 'emphasis',
};

interface Gathering {
  readonly blocks: PastedBlock[];
  runs: Run[];
  kind: PastedBlock['kind'];
}

function close(state: Gathering): void {
  const runs = trimmed(tidyRuns(state.runs));
  if (runs.length > 0) state.blocks.push({ kind: state.kind, runs });
  state.runs = [];
  state.kind = 'paragraph';
}

function trimmed(runs: readonly Run[]): readonly Run[] {
  const out = runs.map((run, at) => ({
    ...run,
    text: run.text
      .replace(at === 0 ? /^[\s\u3000]+/u : /^$/u, '')
      .replace(at === runs.length - 1 ? /[\s\u3000]+$/u : /^$/u, ''),
  }));
  return out.filter((run) => run.text !== '');
}

function walk(node: Node, held: readonly Mark[], state: Gathering): void {
  if (node.nodeType === 3) {
    const text = (node.nodeValue ?? '').replace(/[ \t\r\n]+/gu, ' ');
    if (text !== '') state.runs.push(held.length > 0 ? { text, marks: held } : { text });
    return;
  }
  if (!(node.nodeType === 1 || node.nodeType === 9)) return;
  const name = node.nodeName.toUpperCase();
  if (SILENT.has(name)) return;
  const breaks = BREAKS.has(name) || name === 'BR';
  if (breaks) close(state);
  if (/^H[1-6]$/u.test(name)) state.kind = 'subhead';
  const mark = markOf[name];
  const marks = mark === undefined || held.includes(mark) ? held : [...held, mark];
  for (const child of node.childNodes) walk(child, marks, state);
  if (breaks) close(state);
}

/** A parsed page: its paragraphs and subheads with bold, Kai and emphasis; everything else is left behind. */
export function blocksOfDocument(document: Node): readonly PastedBlock[] {
  const state: Gathering = { blocks: [], runs: [], kind: 'paragraph' };
  walk(document, [], state);
  close(state);
  return state.blocks;
}
