import { newStory } from '../../../core/document/factory';
import type { Block, Mark, Run, Story } from '../../../core/document/records/story';

const FIELDS: Readonly<Record<string, keyof Story>> = {
  类别: 'kind',
  栏目: 'flag',
  引题: 'kicker',
  主题: 'headline',
  副题: 'deck',
  提要: 'summary',
  电头: 'dateline',
  署名: 'byline',
  来源: 'source',
  摄影: 'credit',
};

const MARKS: Readonly<Record<string, Mark>> = {
  粗: 'bold',
  楷: 'kai',
  重: 'emphasis',
  名: 'name',
  书: 'title',
  注: 'superscript',
};

/**
 * Stories of a manuscript: each opens with `=== id`, lines `字段：…` (`｜` breaks a headline), an empty line and
 * the body, a paragraph a line. `## ` opens a subhead; `{楷:…}` and its like mark a stretch, `{音:字|zì}` sets ruby.
 */
export function readManuscript(text: string): Readonly<Record<string, Story>> {
  const stories: Record<string, Story> = {};
  for (const part of text.split(/^=== /mu).slice(1)) {
    const story = readStory(part.trim());
    stories[story.id] = story;
  }
  return stories;
}

function readStory(part: string): Story {
  const [head = '', ...rest] = part.split('\n\n');
  const [id = '', ...lines] = head.split('\n');
  const fields: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf('：');
    const field = FIELDS[line.slice(0, colon)];
    if (field === undefined) throw new Error(`${id}: unknown field ${line}`);
    fields[field] = line.slice(colon + 1).replaceAll('｜', '\n');
  }
  const body = rest
    .join('\n')
    .split('\n')
    .map((line, n): Block => {
      const subhead = line.startsWith('## ');
      const runs = runsOf(subhead ? line.slice(3) : line);
      return { id: `b${n + 1}`, kind: subhead ? 'subhead' : 'paragraph', runs };
    });
  return newStory(id, { slug: id, ...fields, body });
}

/** A marked stretch may hold marked stretches. */
function runsOf(line: string, marks: readonly Mark[] = []): readonly Run[] {
  const runs: Run[] = [];
  const plain = (text: string): void => {
    if (text !== '') runs.push({ text, ...(marks.length > 0 && { marks: [...marks] }) });
  };
  let at = 0;
  while (at < line.length) {
    const open = line.indexOf('{', at);
    if (open < 0) break;
    plain(line.slice(at, open));
    const close = closingOf(line, open);
    const name = line.slice(open + 1, line.indexOf(':', open));
    const inner = line.slice(open + name.length + 2, close);
    at = close + 1;
    if (name === '音') {
      const [text = '', ruby = ''] = inner.split('|');
      runs.push({ text, ruby, ...(marks.length > 0 && { marks: [...marks] }) });
      continue;
    }
    const mark = MARKS[name];
    if (mark === undefined) throw new Error(`unknown mark ${name} in: ${line}`);
    runs.push(...runsOf(inner, [...marks, mark]));
  }
  plain(line.slice(at));
  return runs;
}

function closingOf(line: string, open: number): number {
  let depth = 0;
  for (let i = open; i < line.length; i += 1) {
    if (line[i] === '{') depth += 1;
    if (line[i] === '}') depth -= 1;
    if (depth === 0) return i;
  }
  throw new Error(`a marked stretch is not closed: ${line}`);
}
