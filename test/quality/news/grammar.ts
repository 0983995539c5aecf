import * as figures from './figures';
import type { Random } from './random';
import { narrative } from './sentences';
import * as words from './words';

type Rule = readonly string[] | ((r: Random) => string);

/**
 * How the invented news talks: every name in braces is one of these rules again. The sentences mean little;
 * what counts is that marks, figures, quotations, titles and Western words stand beside one another as they
 * do in a paper.
 */
const rules: Readonly<Record<string, Rule>> = {
  person: words.people,
  place: words.places,
  house: words.houses,
  post: words.posts,
  title: words.titles,
  latin: words.latin,
  address: words.addresses,
  thing: words.things,
  verb: words.verbs,
  adverb: words.adverbs,
  number: figures.number,
  matters: ['{number}条提案', '{number}份建议', '{number}项整改'],
  days: figures.days,
  digit: figures.digit,
  han: figures.hanNumber,
  percent: figures.percent,
  money: figures.money,
  date: figures.date,
  hours: figures.hours,
  quantity: figures.quantity,
  phone: figures.phone,
  score: figures.score,

  who: [
    '{house}{post}{person}',
    '{person}',
    '{post}{person}',
    '{person}（{house}{post}）',
    '记者',
    '代表们',
    '{han}名职工',
    '{place}的{person}和{person}',
  ],
  when: [
    '{date}，',
    '{date}，',
    '当天，',
    '去年以来，',
    '清晨{quantity}的风里，',
    '会后，',
    '“十五五”开局以来，',
    '从{date}起，',
    '',
  ],
  where: ['在{place}', '在{house}', '在{place}{house}', '走进{place}', '沿着{place}'],
  item: [
    '{thing}',
    '{thing}',
    '{latin}{thing}',
    '{thing}和{thing}',
    '“{thing}”',
    '{title}',
    '{place}{thing}',
    '{count}',
  ],
  items: [
    '{thing}、{thing}、{thing}',
    '{thing}、{thing}',
    '“{thing}”“{thing}”“{thing}”',
    '{title}{title}',
    '{thing}、{latin}、{thing}等',
    '{place}、{place}（含{place}）、{place}',
  ],
  act: [
    '{adverb}{verb}{item}',
    '{verb}了{count}',
    '把{items}{adverb}{verb}一遍',
    '为{item}{verb}',
    '{verb}{items}',
    '用{latin}{verb}{thing}',
    '花{money}{verb}{thing}',
  ],
  count: [
    '{number}条提案',
    '{number}台机床',
    '{han}间更衣室',
    '{number}名职工',
    '{number}项改造',
    '{number}辆公交车',
    '{han}处管网',
    '{number}份合同',
    '{number}个充电桩',
    '{han}座候车亭',
  ],
  result: [
    '比上年提高{percent}',
    '节省{money}',
    '覆盖{count}',
    '误差不超过±0.{digit}毫米',
    '办结率为{percent}',
    '只用了{days}天',
    '每年减少CO₂排放{number}吨',
    '满意率达{percent}',
    '温度保持在{quantity}',
  ],
  clause: [
    '{who}{act}',
    '{who}{where}{act}',
    '{thing}{result}',
    '{item}已经{verb}完毕',
    '{who}说，{thing}要{verb}，{thing}也要{verb}',
    '{house}{act}，{result}',
    '{latin}与{thing}{adverb}连上了',
    '{count}{result}',
  ],
  said: [
    '{who}说',
    '{who}告诉记者',
    '{post}{person}介绍',
    '{person}回忆',
    '{who}笑着说',
    '{house}有关负责人表示',
  ],
  quote: [
    '{clause}，{clause}。',
    '{clause}！',
    '什么叫‘{thing}’？{clause}。',
    '我算过一笔账：{clause}，{clause}。',
    '{clause}……',
    '{clause}——{clause}。',
    '《{thing}》说得好：‘{clause}。’',
    '真的{act}了吗？！',
    '{clause}，{who}的话是‘{clause}’。',
  ],
  note: [
    '（{clause}）',
    '（{date}）',
    '（见{title}第{number}条）',
    '（简称“{latin}”）',
    '（{latin}，{quantity}）',
    '〔2026〕{number}号',
    '［{thing}］',
    '（联系电话：{phone}）',
  ],
  tail: [
    '。',
    '。',
    '。',
    '。',
    '；{clause}。',
    '，{clause}。',
    '，{clause}。',
    '，{result}。',
    '{note}。',
    '，{clause}，{clause}。',
    '！',
    '……',
  ],

  plain: [
    '{when}{clause}{tail}',
    '{when}{clause}，{clause}{tail}',
    '{clause}，{result}{tail}',
    '{where}，{clause}{tail}',
  ],
  spoken: [
    '“{quote}”{said}。',
    '{said}：“{quote}”',
    '“{clause}，”{said}，“{quote}”',
    '“{quote}”“{quote}”{who}和{who}你一言、我一语。',
    '{said}：“{quote}{quote}”',
    '「{clause}」，{place}人把这叫作“{thing}”。',
  ],
  counted: [
    '数据显示，{date}，{place}的{thing}{result}，其中{thing}{percent}、{thing}{percent}。',
    '{when}{house}投入{money}，{act}，{result}。',
    '室外{quantity}，室内{quantity}，{result}。',
    '比分最后停在{score}，{clause}。',
    '开放时间为{hours}，{result}。',
    '从{money}到{money}，从{percent}到{percent}，{clause}。',
  ],
  listed: [
    '一是{act}；二是{act}；三是{act}，{result}。',
    '（一）{act}；（二）{act}；（三）{act}。',
    '①{act}；②{act}；③{act}{note}。',
    '1.{act}；2.{act}；3.{act}。',
    '{items}……{clause}。',
    '{thing}怎么{verb}？{thing}谁来{verb}？{clause}？{clause}。',
  ],
  asked: [
    '{thing}能不能{verb}？{clause}。',
    '为什么{act}？{said}：“{quote}”',
    '要不要{verb}？{who}和{who}想到一起了——{clause}。',
    '{clause}？！{who}不信，{adverb}{verb}{thing}。',
    '“{thing}呢？”“{verb}了！”',
  ],
  western: [
    '{house}的 {latin} {latin} 项目{result}。',
    '系统名叫“{latin}”，{clause}。',
    '报名请登录 {address}，{clause}。',
    '{who}用{latin}和{latin}{verb}了{thing}{note}。',
    '在 {latin}（{latin}）模式下，{thing}{result}。',
    '详情见{address}。',
    '歌单里有《{latin} in the Morning》，也有《{thing}》。',
  ],
  dashed: [
    '{clause}——{clause}——{clause}。',
    '{thing}——{place}人记得的第一件事。',
    '{clause}……{clause}，{clause}。',
    '{place}—{place}—{place}一线，{clause}。',
    '{thing}·{thing}·{thing}，{han}年没有变过。',
  ],
  narrative,
  sentence: (r) => {
    const kind = r.next();
    if (kind < 0.56) return say(r, '{narrative}');
    if (kind < 0.68) return say(r, '{plain}');
    if (kind < 0.8) return say(r, '{spoken}');
    return say(r, r.pick(['{counted}', '{listed}', '{asked}', '{western}', '{dashed}']));
  },

  dateline: [
    '本报讯（记者{person}）',
    '本报讯（记者{person}、通讯员{person}）',
    '本报{place}电（记者{person} {person}）',
    '【一线见闻】',
    '',
  ],
  end: ['（完）', '（{person}、{person}）', '（本版照片均由{person}摄）', '（上接第{number}版）', ''],
};

const SLOT = /\{(\w+)\}/gu;
const DEEPEST = 12;

/** Says a sentence by the grammar. */
export function say(r: Random, template: string, depth = 0): string {
  return template.replace(SLOT, (_, name: string) => {
    const rule = rules[name];
    if (!rule) throw new RangeError(`no rule “${name}”`);
    if (typeof rule === 'function') return rule(r);
    // Far down, the first alternative: it is always the plainest.
    const chosen = depth > DEEPEST ? rule[0] : r.pick(rule);
    return say(r, chosen ?? '', depth + 1);
  });
}
