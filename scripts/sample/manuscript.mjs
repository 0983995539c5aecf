// Reads a manuscript of the sample paper: lines `字段：…`, an empty line, then the body, one paragraph a line;
// `## ` opens a subhead; `｜` breaks a headline. Quotes are the writer's own: nothing is replaced.
const fields = {
  稿名: 'slug',
  类别: 'kind',
  状态: 'status',
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
const lists = { 标签: 'tags', 图片: 'pictures' };

const empty = {
  flag: '',
  kicker: '',
  headline: '',
  deck: '',
  summary: '',
  dateline: '',
  byline: '',
  source: '',
  credit: '',
  tags: [],
  pictures: [],
};

export function readStory(id, text) {
  const [head, ...rest] = text.trim().split('\n\n');
  const story = { id, ...empty };
  for (const line of head.split('\n')) {
    const colon = line.indexOf('：');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1);
    if (fields[name]) story[fields[name]] = value.replaceAll('｜', '\n');
    else if (lists[name]) story[lists[name]] = value.split(' ');
    else throw new Error(`${id}: unknown field ${name}`);
  }
  story.body = rest
    .join('\n')
    .split('\n')
    .map((line, n) => ({
      id: `b${n + 1}`,
      kind: line.startsWith('## ') ? 'subhead' : 'paragraph',
      runs: [{ text: line.replace(/^## /u, '') }],
    }));
  return story;
}
