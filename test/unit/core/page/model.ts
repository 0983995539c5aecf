import type { PackageItem, PageItem } from '../../../../core/document/records/page';
import type { Story } from '../../../../core/document/records/story';
import type { ComposeInput } from '../../../../core/page/compose';
import { block, copyText, input, picture, story } from './fixture';

/** An inside page in the shape of a union daily's: banner, lead, box of two, photo story, news item. */

const lead = story('lead', {
  slug: '提案回家路',
  kicker: '九家企业职代会“开得短、议得实、办得快”',
  headline: '江城纺织集团：一件提案的“回家路”',
  deck: '编号、承办、答复、回访，六十四件提案件件有着落',
  dateline: '本报讯（记者 沈知行）',
  body: [420, 360, 0, 380, 350, 330, 0, 410, 340, 360, 0, 370, 330, 300].map((n, i) =>
    n === 0
      ? {
          id: `l${i}`,
          kind: 'subhead' as const,
          runs: [
            {
              text:
                ['写进提案的话，有编号有期限', '夜班的声音，也能进会场', '回访不过关，退回再办'][i % 3] ?? '',
            },
          ],
        }
      : { id: `l${i}`, kind: 'paragraph' as const, runs: [{ text: copyText(n, i) }] },
  ),
});

const boxed = (id: string, fields: Partial<Story>, lengths: readonly number[]): Story =>
  story(id, {
    ...fields,
    body: lengths.map((n, i) => ({
      id: `${id}${i}`,
      kind: 'paragraph',
      runs: [{ text: copyText(n, i + n) }],
    })),
  });

const stories = [
  lead,
  boxed(
    'first',
    { flag: '本市经验', headline: '河西区三条路子育工匠', dateline: '本报讯（记者 方可）' },
    [260, 210, 240, 200],
  ),
  boxed(
    'second',
    { flag: '他山之石', headline: '邻省联盟让创新走出车间', source: '（转自《城市职工报》）' },
    [230, 200, 180, 190],
  ),
  boxed('photo', { headline: '针线里的暖意', credit: '通讯员 许愿 摄影报道' }, [76]),
  boxed(
    'riders',
    { headline: '开发区总工会为外卖骑手送上免费体检', dateline: '本报讯（记者 何问）' },
    [380, 340, 360, 310, 330],
  ),
];

const box: PackageItem = {
  kind: 'package',
  id: 'box',
  area: { x: 0, y: 58, w: 74, h: 33 },
  border: 'wenwu',
  tint: { c: 0, m: 0, y: 2, k: 5 },
  head: [
    { text: '完善民主管理　共建和谐企业', style: 'series' },
    { text: '基层工会创新案例', style: 'series-head' },
  ],
  headRule: true,
  items: [
    block(
      'first',
      { x: 1.5, y: 6, w: 34.5, h: 26 },
      { columns: 2, fill: 'level', head: { arrangement: 'over', align: 'start', headline: 'headline-2' } },
    ),
    block(
      'second',
      { x: 38, y: 6, w: 34.5, h: 26 },
      { columns: 2, fill: 'level', head: { arrangement: 'over', align: 'start', headline: 'headline-2' } },
    ),
  ],
};

const items: PageItem[] = [
  {
    kind: 'banner',
    id: 'banner',
    area: { x: 0, y: 0, w: 111, h: 3 },
    text: '把职工的事放在心上　把职工的话写进制度',
    style: 'banner',
    rule: 0.5,
  },
  block(
    'lead',
    { x: 0, y: 4, w: 111, h: 53 },
    {
      columns: 6,
      fill: 'level',
      head: { arrangement: 'over', align: 'center', headline: 'headline-lead' },
      pictures: [{ picture: 'meeting', area: { x: 18.8, y: 17, w: 17, h: 13 }, caption: true, distance: 1 }],
    },
  ),
  box,
  block(
    'photo',
    { x: 76, y: 58, w: 35, h: 33 },
    {
      head: { arrangement: 'left', align: 'start', headline: 'headline-1' },
      pictures: [{ picture: 'sewing', area: { x: 5, y: 0, w: 30, h: 28 }, caption: false, distance: 1 }],
    },
  ),
  {
    kind: 'rule',
    id: 'rule',
    area: { x: 0, y: 91, w: 111, h: 1 },
    weight: 0.5,
    ink: { c: 0, m: 0, y: 0, k: 100 },
  },
  block('riders', { x: 0, y: 92, w: 111, h: 20 }, { columns: 8, fill: 'level' }),
];

export const modelPage = (changes: Partial<ComposeInput> = {}): ComposeInput =>
  input(
    items,
    stories,
    [picture('meeting', { caption: '代表在车间里听取班组意见。' }), picture('sewing')],
    changes,
  );
