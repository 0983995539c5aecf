import type { Diagnostic } from '../../../base/diagnostic';
import { blockText } from '../../../document/records/story';
import type { ComposedLine } from '../../../page/composed';
import type { PageRule } from '../input';

const han = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;
const words = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/**
 * 孤字: a last line with a single Han character; 孤行: a paragraph's last line alone at a column's top. What the
 * composer could not mend and has reported itself is not said twice.
 */
export const orphanRule: PageRule = ({ composed, stories }) => {
  const known = new Set(
    composed.diagnostics
      .filter(({ rule }) => rule === 'PAGE-ORPHAN')
      .map(({ place }) => `${place.story}/${place.block}/${place.end}`),
  );
  const found: Diagnostic[] = [];
  const say = (line: ComposedLine, kind: string, item: string): void => {
    const { source } = line;
    if (!source || known.has(`${source.story}/${source.block}/${source.end}`)) return;
    const { story, field, block, start, end } = source;
    const place = {
      page: composed.page,
      item,
      story,
      field,
      start,
      end,
      ...(block === undefined ? {} : { block }),
    };
    const slug = stories[story]?.slug ?? story;
    found.push({ rule: 'PAGE-ORPHAN', severity: 'advice', place, params: { slug, kind }, text: line.text });
  };
  for (const frame of composed.frames) {
    if (frame.role !== 'body') continue;
    frame.lines.forEach((line, n) => {
      const { source } = line;
      const block = stories[source?.story ?? '']?.body.find(({ id }) => id === source?.block);
      if (!source || !block || block.kind !== 'paragraph') return;
      const first = source.start === 0;
      const last = source.end >= blockText(block).length;
      if (!last || first) return;
      if (han(line.text) === 1 && words(line.text) === 1) say(line, 'short-last-line', frame.item);
      else if (n === 0) say(line, 'widow', frame.item);
    });
  }
  return found;
};
