import { type Mark, marks, type Run } from '../../core/document/records/story';
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
  SUP: 'superscript',
};

const attribute = (node: Node, name: string): string =>
  'getAttribute' in node && typeof node.getAttribute === 'function'
    ? String(node.getAttribute(name) ?? '')
    : '';

/**
 * The marks an element puts on its text: those its name says, ours where it carries one, and the looks a style sheet
 * can say. Waves under the text are 书名号 (Word writes `text-underline: wave`); a plain underline is emphasis.
 */
function marksOf(node: Node): readonly Mark[] {
  const own = marks.find((mark) => mark === attribute(node, 'data-mark'));
  if (own) return [own];
  const style = attribute(node, 'style').toLowerCase();
  if (/text-(?:decoration|underline)[^;]*(?:wave|wavy)/u.test(style)) return ['title'];
  const found: Mark[] = [];
  const named = markOf[node.nodeName.toUpperCase()];
  if (named) found.push(named);
  if (/vertical-align:\s*super/u.test(style)) found.push('superscript');
  if (/(?:text-emphasis[^;]*|mso-emphasis[^;]*):[^;]*(?:dot|circle)/u.test(style)) found.push('emphasis');
  return found;
}

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

const textOf = (node: Node): string => {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  return [...node.childNodes].map(textOf).join('');
};

/** Base and ruby in turn, as in `<ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby>`: each `rt` stands over what came before it. */
function walkRuby(node: Node, held: readonly Mark[], state: Gathering): void {
  let from = state.runs.length;
  for (const child of node.childNodes) {
    const name = child.nodeName.toUpperCase();
    if (name === 'RP') continue;
    if (name !== 'RT' && name !== 'RTC') {
      walk(child, held, state);
      continue;
    }
    const base = state.runs.splice(from);
    const text = base
      .map((run) => run.text)
      .join('')
      .trim();
    const ruby = textOf(child).replace(/\s+/gu, ' ').trim();
    if (text !== '') state.runs.push({ ...base[0], text, ...(ruby !== '' && { ruby }) });
    from = state.runs.length;
  }
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
  const inner = [...new Set([...held, ...marksOf(node)])];
  if (name === 'RUBY') walkRuby(node, inner, state);
  else for (const child of node.childNodes) walk(child, inner, state);
  if (breaks) close(state);
}

/** A parsed page: its paragraphs and subheads with the marks and ruby a story knows; everything else is left behind. */
export function blocksOfDocument(document: Node): readonly PastedBlock[] {
  const state: Gathering = { blocks: [], runs: [], kind: 'paragraph' };
  walk(document, [], state);
  close(state);
  return state.blocks;
}
