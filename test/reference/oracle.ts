import type { ComposedFrame, ComposedLine, ComposedPage } from '../../core/page/composed';
import { isHan, ownText } from './glyphs';

/**
 * What no page may have, judged from the finished lines alone: nothing here asks the composer's own tables, so that
 * a wrong table cannot excuse itself.
 */

/** Composition rule 1: what may not begin a line. A single `—` is a connector, a doubled one a dash that may. */
const NO_START =
  /^(?:[。．，、：；？！”’）》〉】〗〕］｝」』–－～·‧・／‼⁇⁈⁉%％‰℃℉°′″￠々〻ー,.!?:;)\]}]|—(?!—)|\/)/u;
/** Rule 2: what may not end one; a currency sign only before a digit. */
const NO_END = /[“‘（《〈【〖〔［｛「『([{／]$/u;
const CURRENCY_END = /[￥¥$＄€£№]$/u;
/** Rule 5 and 6: what never parts at a line end. */
const TORN: readonly (readonly [before: RegExp, after: RegExp])[] = [
  [/—$/u, /^—/u],
  [/…$/u, /^…/u],
  [/\d$/u, /^[\d.,%‰℃°]/u],
  [/\d[.,]$/u, /^\d/u],
  [CURRENCY_END, /^\d/u],
];

export interface Fault {
  readonly frame: string;
  readonly text: string;
  readonly what: string;
}

/** Lines of one text in reading order: what may be parted between two of them. */
interface Flow {
  readonly frame: ComposedFrame;
  readonly line: ComposedLine;
}

const sameText = (a: ComposedLine, b: ComposedLine): boolean =>
  a.source !== undefined &&
  b.source !== undefined &&
  a.source.story === b.source.story &&
  a.source.field === b.source.field &&
  a.source.block === b.source.block;

export function lineFaults(page: ComposedPage): readonly Fault[] {
  const flow: readonly Flow[] = page.frames.flatMap((frame) => frame.lines.map((line) => ({ frame, line })));
  return flow.flatMap(({ frame, line }, i) => {
    const text = ownText(line).trim();
    const next = flow[i + 1];
    const goesOn = next !== undefined && sameText(line, next.line);
    const begun = i > 0 && sameText(flow[i - 1]?.line ?? line, line);
    const what: string[] = [];
    if (begun && NO_START.test(text)) what.push('begins with what may not begin a line');
    if (goesOn && NO_END.test(text)) what.push('ends with what may not end a line');
    if (goesOn && TORN.some(([a, b]) => a.test(text) && b.test(ownText(next.line).trim())))
      what.push('tears what belongs together');
    return what.map((w) => ({ frame: frame.id, text, what: w }));
  });
}

/** Rule 21 孤字 and rule 23 孤行, over the body lines of each paragraph. */
export function loneFaults(page: ComposedPage): readonly Fault[] {
  const faults: Fault[] = [];
  const paragraphs = new Map<string, Flow[]>();
  for (const frame of page.frames)
    for (const line of frame.lines)
      if (frame.role === 'body' && line.source?.block !== undefined) {
        const key = `${frame.item} ${line.source.block}`;
        paragraphs.set(key, [...(paragraphs.get(key) ?? []), { frame, line }]);
      }
  for (const lines of paragraphs.values()) {
    const first = lines[0];
    const second = lines[1];
    const before = lines.at(-2);
    const last = lines.at(-1);
    if (!first || !second || !before || !last) continue;
    const fault = (at: Flow, what: string): unknown =>
      faults.push({ frame: at.frame.id, text: ownText(at.line), what });
    if (isLone(ownText(last.line))) fault(last, '孤字');
    for (const at of lines.slice(0, -1))
      if (isLone(ownText(at.line))) fault(at, 'one character before the last line');
    if (first.frame !== second.frame) fault(first, '孤行 at a column foot');
    if (before.frame !== last.frame) fault(last, '孤行 at a column top');
  }
  return faults;
}

/** One Han character, with or without marks. */
function isLone(text: string): boolean {
  const characters = [...text];
  return (
    characters.filter(isHan).length === 1 && !characters.some((c) => /[\p{L}\p{N}]/u.test(c) && !isHan(c))
  );
}
