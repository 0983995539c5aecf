// How the sample's pages are made up. x and w in characters of the body, y and h in body lines of the type area.
const BLACK = { c: 0, m: 0, y: 0, k: 100 };
const NEWSPRINT_TINT = { c: 0, m: 0, y: 0, k: 5 };

const over = (parts = {}, align = 'center') => ({ arrangement: 'over', align, ...parts });

const story = (id, area, columns, head, more = {}) => ({
  kind: 'story',
  id: `block-${id}`,
  story: id,
  area,
  columns,
  gutter: 1,
  columnRule: true,
  head,
  pictures: [],
  fill: 'level',
  ...more,
});

const rule = (id, area, weight) => ({ kind: 'rule', id, area, weight, ink: BLACK });

/** Page 3: theme line, lead past its picture, boxed package, photo story, news item past its picture. */
export const unionNews = {
  number: 3,
  section: '工会新闻',
  staff: [
    { role: '责任编辑', name: '林乔' },
    { role: '美术编辑', name: '周野' },
    { role: '校对', name: '陈禾' },
  ],
  items: [
    {
      kind: 'banner',
      id: 'banner',
      area: { x: 0, y: 0, w: 111, h: 4 },
      text: '民主管理在基层　一线声音进会场',
      style: 'banner',
      rule: 0.75,
    },
    story(
      '17-hao-tian',
      { x: 0, y: 4, w: 111, h: 52 },
      6,
      over({ headline: 'headline-lead', kicker: 'kicker', deck: 'deck' }),
      {
        gutter: 1.8,
        pictures: [
          { picture: 'huichang', area: { x: 37.6, y: 10, w: 73.4, h: 36 }, caption: true, distance: 1.5 },
        ],
      },
    ),
    {
      kind: 'package',
      id: 'box',
      area: { x: 0, y: 58, w: 74, h: 34 },
      border: 'wenwu',
      tint: NEWSPRINT_TINT,
      head: [
        { text: '把工会建到职工身边', style: 'series' },
        { text: '把服务送到岗位一线', style: 'series' },
        { text: '基层工会新招录', style: 'series-head' },
      ],
      headRule: true,
      items: [
        story(
          'gongxiang-gonghui',
          { x: 2, y: 10, w: 34, h: 23 },
          2,
          over({ headline: 'headline-2' }, 'start'),
          {
            gutter: 2,
          },
        ),
        story(
          'liudong-yizhan',
          { x: 38, y: 10, w: 34, h: 23 },
          2,
          over({ headline: 'headline-2' }, 'start'),
          {
            gutter: 2,
          },
        ),
      ],
    },
    story(
      'zhenxian-chuanqing',
      { x: 76, y: 58, w: 35, h: 34 },
      1,
      { arrangement: 'left', align: 'start', headline: 'headline-photo' },
      {
        columnRule: false,
        body: 'photo-text',
        fill: 'top',
        pictures: [{ picture: 'zhenxian', area: { x: 5, y: 0, w: 30, h: 28 }, caption: false, distance: 1 }],
      },
    ),
    rule('rule-foot', { x: 0, y: 92.5, w: 111, h: 1 }, 0.75),
    story('qishou-chewei', { x: 0, y: 94, w: 111, h: 18 }, 8, over({ headline: 'headline-1' }), {
      pictures: [{ picture: 'qishou', area: { x: 70, y: 0, w: 41, h: 18 }, caption: true, distance: 1 }],
    }),
  ],
};

/** Page 4: the supplement. Essay round its picture, tinted column, profile beside a standing headline, three short ones. */
export const supplement = {
  number: 4,
  section: '副刊',
  staff: [
    { role: '责任编辑', name: '梁晚' },
    { role: '美术编辑', name: '周野' },
    { role: '校对', name: '陈禾' },
  ],
  items: [
    story('duchuan', { x: 0, y: 0, w: 84, h: 52 }, 4, over({ headline: 'headline-essay' }), {
      gutter: 1.3,
      pictures: [
        { picture: 'duchuan', area: { x: 21.3, y: 7, w: 62.7, h: 33 }, caption: true, distance: 1.3 },
      ],
    }),
    {
      kind: 'package',
      id: 'box-notes',
      area: { x: 87, y: 0.5, w: 24, h: 29.5 },
      border: 'hairline',
      tint: NEWSPRINT_TINT,
      head: [],
      headRule: false,
      items: [
        story('yougexiawen', { x: 1.5, y: 1.5, w: 21, h: 27 }, 1, over({ headline: 'headline-2' }), {
          columnRule: false,
        }),
      ],
    },
    story('suanpan', { x: 87, y: 31, w: 24, h: 21 }, 1, over({ headline: 'headline-kai' }), {
      columnRule: false,
    }),
    rule('rule-upper', { x: 0, y: 52.5, w: 111, h: 1 }, 0.5),
    story('gaoxiulan', { x: 0, y: 54, w: 38, h: 33 }, 2, over({ headline: 'headline-1' }), { gutter: 2 }),
    rule('rule-middle', { x: 39, y: 54, w: 1, h: 33 }, 0.3),
    story(
      'ludeng-xia',
      { x: 41, y: 54, w: 70, h: 33 },
      3,
      { arrangement: 'left', align: 'center', headline: 'headline-photo' },
      {
        gutter: 1,
        pictures: [{ picture: 'xiubiao', area: { x: 27, y: 0, w: 43, h: 29 }, caption: true, distance: 1 }],
      },
    ),
    rule('rule-lower', { x: 0, y: 87.5, w: 111, h: 1 }, 0.5),
    story('yibacuodao', { x: 0, y: 89, w: 45, h: 23 }, 2, over({ headline: 'headline-1' }, 'start'), {
      gutter: 1,
    }),
    rule('rule-foot-left', { x: 46, y: 89, w: 1, h: 23 }, 0.3),
    story('houcheting', { x: 48, y: 89, w: 36, h: 23 }, 2, over({ headline: 'headline-2' }, 'start'), {
      gutter: 2,
    }),
    rule('rule-foot-right', { x: 85, y: 89, w: 1, h: 23 }, 0.3),
    story('hanhua', { x: 87, y: 89, w: 24, h: 23 }, 1, over({ headline: 'headline-poem' }), {
      columnRule: false,
      body: 'poem',
      fill: 'top',
    }),
  ],
};

/** Styles of this paper beside the template's: by name, from which role, with what changed. */
export const extraStyles = [
  { id: 'headline-photo', name: '图片报道主题', from: 'headline-lead', face: 'song-heavy', size: 36 },
  {
    id: 'headline-essay',
    name: '散文主题',
    from: 'headline-lead',
    size: 42,
    tracking: 0.3,
    before: 1,
    after: 0.1,
  },
  { id: 'headline-kai', name: '楷体主题', from: 'headline-1', face: 'kai', size: 24 },
  { id: 'headline-poem', name: '诗题', from: 'headline-1', face: 'song-medium', size: 22 },
  { id: 'photo-text', name: '图片报道文字', from: 'body', face: 'kai', size: 9.5 },
  { id: 'poem', name: '诗', from: 'body', face: 'kai', size: 10.5, align: 'start', indent: 4 },
];

export const pictureCards = {
  huichang: {
    caption: '11月18日，江城重型机械集团职工代表大会在热处理分厂旧礼堂召开，代表当场为提案办理结果打分。',
    credit: '沈知行 摄',
  },
  zhenxian: { caption: '姚桂芳（左）教徒弟锁边。', credit: '许愿 摄' },
  qishou: { caption: '傍晚的送餐路上，骑手周小川驶过软件园南门。', credit: '何问 摄' },
  duchuan: { caption: '最后一班渡船慢慢靠向北岸的煤码头。', credit: '许愿 摄' },
  xiubiao: { caption: '一盏小灯、二十四个抽屉，就是老邢的铺面。', credit: '周野 摄' },
};
