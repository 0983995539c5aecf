import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Story } from '../../../../core/document/records/story';
import { proofreadStory, proofreadText } from '../../../../core/proof/language';

const ISSUE = { issueDate: '2026-11-22' };

interface Case {
  readonly rule: string;
  /** Text with the part meant between ‹ ›, and what it becomes. */
  readonly wrong: readonly (readonly [text: string, suggestion?: string])[];
  readonly right: readonly string[];
}

const cases: readonly Case[] = [
  {
    rule: 'PAIR-OPEN',
    wrong: [['她说：‹“›今天就把料备齐。'], ['他把‹《›技工手册借走了。'], ['会议‹（›第三次在厂部召开。']],
    right: [
      '她说：“今天就把料备齐。”',
      '“这一段话没有说完。\n“下一段接着说，说完了。”',
      '“前一段开了头。\n后一段才收尾。”',
    ],
  },
  {
    rule: 'PAIR-UNMATCH',
    wrong: [['今天就把料备齐。‹”›他走了。'], ['技工手册‹》›借走了。']],
    right: [
      '（一）报名；（二）初赛。',
      '1）报名；2）初赛。',
      'It’s 一句英文。',
      '“前一段开了头。\n后一段才收尾。”',
    ],
  },
  {
    rule: 'PAIR-NEST',
    wrong: [
      ['他说：“师傅常讲‹“慢工出细活”›，我记住了。”', '‘慢工出细活’'],
      ['他读完了《读‹《钢铁》›有感》。', '〈钢铁〉'],
    ],
    right: ['他说：“师傅常讲‘慢工出细活’，我记住了。”', '“甲”和“乙”并排。'],
  },
  {
    rule: 'PUNC-DUP',
    wrong: [
      ['材料到了‹，，›马上开工。', '，'],
      ['材料到了‹，。›', '。'],
      ['加油‹！！！！›', '！！！'],
    ],
    right: ['材料到了，马上开工。', '真的吗？！', '太好了！！！'],
  },
  {
    rule: 'PUNC-HALF',
    wrong: [
      ['材料到了‹,›马上开工。', '，'],
      ['班组‹(三班)›先走。', '（三班）'],
      ['他说‹"可以"›。', '“可以”'],
    ],
    right: [
      '电压为3.5 V，电流1,200 mA。',
      '见 www.example.cn 的说明。',
      '型号(XJ-200)已停产。',
      '比分3:2，赛至终场。',
    ],
  },
  {
    rule: 'PUNC-ELLIPSIS',
    wrong: [
      ['车间里有车床、铣床‹...›样样都有。', '……'],
      ['他想了想‹。。。›没有说话。', '……'],
      ['他想了想‹…›没有说话。', '……'],
    ],
    right: ['他想了想……没有说话。', '…………', 'wait... ok'],
  },
  {
    rule: 'PUNC-DASH',
    wrong: [
      ['老地方‹--›锅炉房后头。', '——'],
      ['老地方‹———›锅炉房后头。', '——'],
      ['老地方‹──›锅炉房后头。', '——'],
    ],
    right: ['老地方——锅炉房后头。', '江城—东屿货运专线', '型号 A-12 与 B--2'],
  },
  {
    rule: 'PUNC-DUN-QUOTE',
    wrong: [
      ['“快”‹、›“准”都要。', ''],
      ['《车工》‹、›《钳工》两本。', ''],
    ],
    right: ['“快”“准”都要。', '“快”（速度）、“准”（精度）都要。'],
  },
  {
    rule: 'PUNC-ORDINAL',
    wrong: [
      ['第一‹、›安全要抓牢。', '，'],
      ['首先‹、›安全要抓牢。', '，'],
      ['2‹、›报名办法', '．'],
      ['（三）‹、›报名办法', ''],
    ],
    right: [
      '第一，安全要抓牢。',
      '第一、二车间并线。',
      '第一、第二名都是女工。',
      '一、报名办法',
      '1、2号线同时开通。',
    ],
  },
  {
    rule: 'PUNC-QUOTE-STOP',
    wrong: [
      ['他说：“好‹。”。›', '。”'],
      ['一句“好‹。”，›大家都笑了。', '”，'],
    ],
    right: ['他说：“好。”', '一句“好”，大家都笑了。', '他说：“好。”“行。”'],
  },
  {
    rule: 'SPACE-CJK',
    wrong: [
      ['上午开工前，‹ ›班组先开会。', ''],
      ['这批料很急，今天‹ ›必须到。', ''],
    ],
    right: [
      '本报讯（记者 何问 通讯员 罗小满）昨天，大会召开。',
      '多措并举保供应 齐心协力促生产',
      '重 11 kg，长 2 m。',
    ],
  },
  {
    rule: 'NUM-DATE',
    wrong: [['工程定于‹2026年13月5日›开工。'], ['工程定于‹11月31日›开工。'], ['工程定于‹4月0日›开工。']],
    right: ['工程定于11月30日开工。', '工期3个月30天。', '2月29日'],
  },
  {
    rule: 'NUM-LEAP',
    wrong: [
      ['定于‹2027年2月29日›开工。', '2027年2月28日'],
      ['定于‹2月29日›开工。', '2月28日'],
    ],
    right: ['定于2028年2月29日开工。', '定于2月28日开工。'],
  },
  {
    rule: 'NUM-WEEKDAY',
    wrong: [
      ['11月22日（‹星期六›）下午', '星期日'],
      ['2026年11月20日，‹周四›', '周五'],
      ['1月2日‹星期日›', '星期六'],
    ],
    right: ['11月22日（星期日）下午', '11月20日周五', '11月22日（星期天）', '12月31日（星期四）'],
  },
  {
    rule: 'NUM-APPROX-DUP',
    wrong: [
      ['产值‹超过300多›万元。', '超过300'],
      ['‹约50人左右›参加。', '约50人'],
      ['增幅‹超50%以上›。', '超50%'],
    ],
    right: [
      '产值超过300万元。',
      '约50人参加。',
      '近30多年来，变化很大。',
      '50多人参加。',
      '大约在3号以上台阶处',
    ],
  },
  {
    rule: 'NUM-FULLCOMMA',
    wrong: [
      ['投入‹1，200›元。', '1,200'],
      ['增长‹３５›%。', '35'],
      ['长‹3．5›米。', '3.5'],
    ],
    right: ['投入1,200元。', '报名的有12人，200人观看。', '一共5，不多不少。'],
  },
  {
    rule: 'NUM-TIME',
    wrong: [
      ['‹上午8点75分›集合。'],
      ['‹晚上25点›熄灯。'],
      ['‹下午15点›集合。', '下午3点'],
      ['‹上午14:30›集合。'],
    ],
    right: ['下午3点集合。', '15:30集合。', '比分98:102。', '第30时效期', '凌晨0点30分', '上午8点55分集合。'],
  },
  {
    rule: 'NUM-RANGE',
    wrong: [
      ['年龄在‹35～18岁›之间。', '18岁～35岁'],
      ['占‹15～30%›。', '15%～30%'],
      ['投资‹5～9亿元›。', '5亿元～9亿元'],
    ],
    right: ['年龄在18～35岁之间。', '占15%～30%。', '2024—2026年', '气温5～-3℃'],
  },
  {
    rule: 'NUM-PCT-SUM',
    wrong: [['三类岗位分别占总数的‹45%、35%和25%›。']],
    right: [
      '三类岗位分别占总数的45%、35%和20%。',
      '三类岗位分别占33.3%、33.3%和33.3%。',
      '三类分别占10%、12%和5%。',
    ],
  },
  {
    rule: 'NUM-DOWN-TIMES',
    wrong: [['能耗‹下降了3倍›。'], ['事故‹减少近两倍›。']],
    right: ['能耗下降了三成。', '产量增长3倍。', '下降到原来的三分之一。'],
  },
];

const split = (marked: string): { text: string; start: number; end: number } => {
  const start = marked.indexOf('‹');
  const end = marked.indexOf('›') - 1;
  return { text: marked.replace(/[‹›]/gu, ''), start, end };
};

describe.each(cases)('$rule', ({ rule, wrong, right }) => {
  it.each(wrong.map(([marked, suggestion]) => ({ marked, suggestion })))(
    'finds $marked',
    ({ marked, suggestion }) => {
      const { text, start, end } = split(marked);
      const found = proofreadText(text, ISSUE).filter((finding) => finding.rule === rule);
      expect(found.map((finding) => [finding.start, finding.end])).toEqual([[start, end]]);
      if (suggestion !== undefined) expect(found[0]?.suggestions[0]).toBe(suggestion);
    },
  );

  it.each(right)('passes %s', (text) => {
    expect(proofreadText(text, ISSUE).filter((finding) => finding.rule === rule)).toEqual([]);
  });

  it('is settled by its first suggestion', () => {
    for (const [marked] of wrong) {
      const { text } = split(marked);
      const found = proofreadText(text, ISSUE).find((finding) => finding.rule === rule);
      const suggestion = found?.suggestions[0];
      if (!found || suggestion === undefined) continue;
      const mended = text.slice(0, found.start) + suggestion + text.slice(found.end);
      expect(proofreadText(mended, ISSUE).filter((finding) => finding.rule === rule)).toEqual([]);
    }
  });
});

describe('proofreading any text', () => {
  const pieces = cases.flatMap(({ wrong, right }) => [
    ...wrong.map((entry) => split(entry[0]).text),
    ...right,
  ]);
  const scraps = [...'，。、“”‘’《》（）…—-.,: 第一11月29日星期六约多%～'];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...pieces, ...scraps), fc.constantFrom('\n'), fc.string()), {
      maxLength: 12,
    })
    .map((parts) => parts.join(''));

  it('gives ranges that lie in the text and hold what the finding says', () => {
    fc.assert(
      fc.property(text, (copy) => {
        for (const found of proofreadText(copy, ISSUE)) {
          expect(found.start).toBeGreaterThanOrEqual(0);
          expect(found.end).toBeGreaterThan(found.start);
          expect(copy.slice(found.start, found.end)).toBe(found.text);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('does not depend on what was read before', () => {
    fc.assert(
      fc.property(text, text, (first, second) => {
        const alone = proofreadText(second, ISSUE);
        proofreadText(first, ISSUE);
        expect(proofreadText(second, ISSUE)).toEqual(alone);
      }),
      { numRuns: 100 },
    );
  });
});

describe('proofreading a story', () => {
  const story: Story = {
    id: 'story',
    slug: '试车',
    kind: 'news',
    status: 'draft',
    flag: '',
    kicker: '抢进度 保质量',
    headline: '新生产线试车，，一次成功',
    deck: '',
    summary: '',
    dateline: '本报讯（记者 何问）',
    byline: '',
    source: '',
    credit: '',
    tags: [],
    pictures: [],
    body: [
      { id: 'b1', kind: 'paragraph', runs: [{ text: '11月22日（星期' }, { text: '一）', marks: ['bold'] }] },
      { id: 'b2', kind: 'paragraph', runs: [{ text: '“这一段没有说完。' }] },
      { id: 'b3', kind: 'paragraph', runs: [{ text: '“这一段说完了。”' }] },
    ],
  };

  it('names field, block and characters, through runs and over paragraphs', () => {
    expect(
      proofreadStory(story, ISSUE).map(({ rule, place, suggestions }) => [rule, place, suggestions]),
    ).toEqual([
      ['PUNC-DUP', { story: 'story', field: 'headline', start: 6, end: 8 }, ['，']],
      ['NUM-WEEKDAY', { story: 'story', field: 'body', block: 'b1', start: 7, end: 10 }, ['星期日']],
    ]);
  });
});
