/**
 * Style ids that every paper has: what a part is set in where the page says nothing else. Templates fill
 * them (newspaper.md's default style sheet); a paper may add styles of its own beside them.
 */
export const styleRoles = [
  'body', // 正文
  'headline-lead', // 头条主题
  'headline-1', // 二级主题
  'headline-2', // 三级主题
  'kicker', // 引题
  'deck', // 副题
  'summary', // 提要题
  'subhead', // 小标题
  'dateline', // 电头
  'byline', // 署名
  'flag', // 栏目
  'series', // 专栏引题
  'series-head', // 专栏题
  'caption', // 图说
  'credit', // 摄影
  'source', // 来源
  'folio-number', // 版次
  'folio-section', // 版名
  'folio-line', // 报眉小字
  'banner', // 通栏主题
] as const;

export type StyleRole = (typeof styleRoles)[number];
