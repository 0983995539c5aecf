// Writes resources/templates/*.json: the paper, its style sheet and its first page for each sheet size.
// The values are the paper record's, so an editor may change every one of them afterwards.
// `npm run format` lays the files out afterwards.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BLACK = { c: 0, k: 100, m: 0, y: 0 };
const PAPER_WHITE = { c: 0, k: 0, m: 0, y: 0 };

/** What a style has unless its line below says otherwise. */
const plain = {
  face: 'song-text',
  size: 9,
  pitch: null,
  align: 'start',
  indent: 0,
  tracking: 0,
  before: 0,
  after: 0,
  ink: BLACK,
  punctuation: 'kaiming',
  level: 'gb',
  gap: 0.125,
  // Half of what rule 16 allows: in columns of 11 to 13 characters half an em beside every figure makes the page spotted.
  gapMost: 0.25,
  hang: false,
  shrinkStops: true,
  trimIndentedOpener: true,
};

/** 字号 of the larger parts differ by sheet; everything else of the style sheet is common. */
const styleSheet = (sizes) => {
  const rows = [
    ['body', '正文', { align: 'justify', indent: 2 }],
    [
      'headline-lead',
      '头条主题',
      { face: 'song-heavy', size: sizes.lead, align: 'center', after: 0.5, condense: 0.1 },
    ],
    [
      'headline-1',
      '二级主题',
      { face: 'song-heavy', size: sizes.first, align: 'center', after: 0.5, condense: 0.1 },
    ],
    [
      'headline-2',
      '三级主题',
      { face: 'hei-heavy', size: sizes.second, align: 'start', after: 0.5, condense: 0.1 },
    ],
    [
      'kicker',
      '引题',
      { face: 'song-medium', size: sizes.kicker, align: 'center', before: 0.5, condense: 0.05 },
    ],
    ['deck', '副题', { face: 'hei', size: sizes.deck, align: 'center', after: 0.5, condense: 0.05 }],
    ['summary', '提要题', { face: 'kai', size: sizes.summary, align: 'justify', before: 0.5, after: 0.5 }],
    ['subhead', '小标题', { face: 'hei-heavy', size: 11, align: 'center', before: 0.5, after: 0.5 }],
    ['dateline', '电头', { face: 'hei' }],
    ['byline', '署名', { face: 'kai', size: 10, align: 'center', after: 0.5 }],
    ['flag', '栏目', { face: 'hei-heavy', size: 12, ink: PAPER_WHITE, after: 0.5 }],
    ['series', '专栏引题', { face: 'song-medium', size: 13, align: 'center', tracking: 0.05 }],
    ['series-head', '专栏题', { face: 'hei-heavy', size: sizes.series, align: 'center', tracking: 0.08 }],
    ['caption', '图说', { face: 'kai', size: 8.3, pitch: 11, align: 'justify' }],
    ['credit', '摄影', { face: 'hei', size: 8.3, pitch: 11, align: 'end' }],
    ['source', '来源', { face: 'hei', size: 8.5, align: 'end' }],
    ['folio-number', '版次', { face: 'song-heavy', size: sizes.folio }],
    ['folio-section', '版名', { face: 'song-medium', size: sizes.section, align: 'center', tracking: 0.3 }],
    ['folio-line', '报眉小字', { face: 'hei', size: sizes.folioLine }],
    ['banner', '通栏主题', { face: 'hei-heavy', size: sizes.banner, align: 'center', tracking: 0.06 }],
  ];
  return rows.map(([id, name, over]) => ({ id, name, ...plain, ...over }));
};

const broadsheetSizes = {
  lead: 46,
  first: 28,
  second: 21,
  kicker: 19,
  deck: 15,
  summary: 12,
  series: 25,
  folio: 29,
  section: 19,
  folioLine: 9,
  banner: 20,
};
const tabloidSizes = {
  ...broadsheetSizes,
  lead: 34,
  first: 26,
  second: 20,
  kicker: 16,
  deck: 14,
  summary: 11,
  series: 22,
};
const letterSizes = {
  ...tabloidSizes,
  lead: 28,
  first: 22,
  second: 18,
  kicker: 14,
  deck: 12,
  summary: 10.5,
  series: 20,
  folio: 21,
  section: 15,
  folioLine: 8,
  banner: 17,
};

const sections = ['要闻', '综合', '工会新闻', '副刊'];
const inside = { number: 1, section: '综合', staff: [], items: [] };

const template = ({ sheet, grid, folio, sizes }) => ({
  paper: {
    cn: '',
    owner: '',
    language: 'zh-CN',
    sheet: { ...sheet, bleed: 3 },
    grid: { size: 9, pitch: 12.4, gutter: 1, ...grid },
    folio,
    sections,
  },
  styles: styleSheet(sizes),
  pages: [inside],
});

const templates = {
  broadsheet: template({
    sheet: { width: 390, height: 540 },
    grid: { top: 31, columns: 8, measure: 13, lines: 112 },
    folio: { height: 3, rule: 1.5 },
    sizes: broadsheetSizes,
  }),
  tabloid: template({
    sheet: { width: 271, height: 390 },
    grid: { top: 30, columns: 6, measure: 11, lines: 78 },
    folio: { height: 3, rule: 1.5 },
    sizes: tabloidSizes,
  }),
  a3: template({
    sheet: { width: 297, height: 420 },
    grid: { top: 29, columns: 6, measure: 13, lines: 85 },
    folio: { height: 3, rule: 1.5 },
    sizes: tabloidSizes,
  }),
  a4: template({
    sheet: { width: 210, height: 297 },
    grid: { top: 28, columns: 4, measure: 13, lines: 57 },
    folio: { height: 2.5, rule: 1 },
    sizes: letterSizes,
  }),
};

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'resources', 'templates');
await mkdir(folder, { recursive: true });
for (const [name, data] of Object.entries(templates)) {
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(data, null, 2)}\n`);
}
