import { foldWidth, tighten, widthOf } from './text';

/**
 * The small print of a page: lines that say by their own wording what they are. All tests read the line in
 * folded width and without letterspacing; the line itself is kept as it was.
 */
const plain = (text: string): string => tighten(foldWidth(text)).trim();

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴沃利蔚越隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖付闫佟代覃岳年仝展初原';
const name = `(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|[${SURNAMES}])\\s?[\\p{Script=Han}]{1,2}`;
const names = `${name}(?:[\\s、,/]+${name})*`;
const role =
  '(?:(?:本报|本刊|本网|特约|首席|见习|实习|全媒体|新华社|中新社)*(?:记者|通讯员|评论员|撰稿人?|特稿|摄影师|作者))';
const people = `(?:${role}[\\s:/]*)?(?:${names}|[\\p{Script=Han}·\\s、/]{2,24})(?:[\\s、]*${role}[\\s:/]*[\\p{Script=Han}·\\s、/]{2,24})*`;
const work =
  '(?:摄影报道|图片报道|摄影/?报道|报道摄影|文/?图|图/?文|文/?摄影?|摄/?文|摄影|供图|制图|绘图|漫画|画|摄|图)';

/** A line longer than this is copy, whatever it holds; nothing longer is matched against the patterns. */
const LONGEST = 90;

const NAMES = new RegExp(`^${names}$`, 'u');
/** Only people's names, by their surnames. */
export const isNames = (text: string): boolean =>
  text.length <= LONGEST && (NAMES.test(plain(text)) || NAMES.test(foldWidth(text).trim()));

const CREDITS = [
  new RegExp(`^[(（□■●◆]?\\s*${role}[^。,，；;！？]{0,36}?${work}[)）]?$`, 'u'),
  new RegExp(`^[(（]?${names}\\s*/?\\s*${work}(?:/\\S{2,8})?[)）]?$`, 'u'),
  new RegExp(`^(?:摄影|图片?|摄|供图|制图|图文)\\s*[:/]\\s*${people}$`, 'u'),
  /^新华社发.{0,20}$/u,
  new RegExp(`^[\\p{Script=Han}]{2,16}(?:供图|图片)$`, 'u'),
  /^(?:photo|photograph|picture)s?\s*(?:by|:).{2,60}$/iu,
];
/** 摄影、图片 by someone, on a line of its own. */
export function isCredit(text: string): boolean {
  if (text.length > LONGEST) return false;
  const line = plain(text);
  const loose = foldWidth(text).trim();
  return widthOf(line) <= 40 && CREDITS.some((test) => test.test(line) || test.test(loose));
}
/** Credits that only a photo story has. */
export const isPhotoStoryCredit = (text: string): boolean =>
  /摄影\/?报道|图片报道|报道摄影/u.test(plain(text));

const CREDIT_TAIL = new RegExp(
  `^(.*[。！？”）…])\\s*([（(]?(?:${role}|${name}\\s)[^。，！？；：]{0,26}${work}[）)]?)$`,
  'u',
);
const CREDIT_TAIL_SPACED = new RegExp(
  `^(.*\\S)[\\s　]+(${name}(?:[\\s、]${name})*[\\s　/／]*(?:摄|摄影))$`,
  'u',
);

const SOURCES = [
  /^[(（【[]?(?:转自|摘自|选自|原载|据|综合|来源[:：]?|稿件来源[:：]?|转载自|摘编自)[\s:：]*(?:[《“].{1,24}|[\p{Script=Han}A-Za-z]{2,16}(?:报|网|社|刊|周刊|杂志|客户端|公众号|微信))[)）\]】]?$/u,
  /^(?:来源|稿源|文章来源)[:：/]\s*\S.{1,28}$/u,
  /^[(（](?:转自|摘自|选自|原载|来源|据).{1,40}[)）]$/u,
  /^\((?:source|from|reprinted from)[: ].{2,60}\)$/iu,
];
export function isSource(text: string): boolean {
  if (text.length > LONGEST) return false;
  const line = plain(text);
  return widthOf(line) <= 42 && SOURCES.some((test) => test.test(line));
}
const SOURCE_TAIL =
  /^(.*[。！？”…])\s*([（(](?:转自|摘自|选自|原载|来源|据|转载自)[^（）()]{1,40}[）)]|(?:转自|摘自|选自|原载|转载自)\s*[《“][^》”]{1,30}[》”])$/u;

const BARE_NAME = /^\p{Script=Han}{2,4}$/u;
const BYLINES = [
  new RegExp(`^[□■●◆▲▌/\\s]*${role}[\\s:/]*${people}(?:\\s*(?:文|报道|整理|采写|综合))?$`, 'u'),
  new RegExp(`^[□■●◆▲▌]\\s*${names}(?:\\s*文)?$`, 'u'),
  new RegExp(`^(?:文|撰文|采写|作者|执笔)\\s*[/:]\\s*${people}$`, 'u'),
  new RegExp(`^${names}\\s*/?\\s*(?:文|撰文)$`, 'u'),
  new RegExp(`^[(（](?:${role}\\s*${people}|${names})[)）]$`, 'u'),
  /^[(（]作者.{1,40}[)）]$/u,
  /^[(（]?(?:市民|读者|网友|居民|职工|一读者)\s*\p{Script=Han}{1,4}(?:女士|先生|师傅|同志)?[)）]?$/u,
  /^by [A-Z][\p{L}.'-]+(?: [A-Z][\p{L}.'-]+){0,4}$/iu,
];
/** A bare name is a byline only where the caller knows that a headline stands over it. */
export function isByline(text: string, underHeadline = false): boolean {
  if (text.length > LONGEST) return false;
  const line = plain(text);
  const loose = foldWidth(text).trim();
  if (widthOf(line) > 40 || /[。！？，；]/u.test(line)) return false;
  if (underHeadline && BARE_NAME.test(line) && isNames(text)) return true;
  return BYLINES.some((test) => test.test(line) || test.test(loose));
}
const JUMP_TAIL = /^(.*[。！？”…，])\s*([（(](?:下转|上接|紧接)[^（）()]{1,14}[）)])$/u;
const BYLINE_TAIL_OPEN = new RegExp(
  `^(.*[。！？”…])[\\s　]*(${role}[\\s　:：]*${names}(?:[\\s　、]+${role}[\\s　]*${names})*)$`,
  'u',
);
const BYLINE_TAIL = new RegExp(`^(.*[。！？”…])\\s*([（(]${role}[^（）()。，]{1,40}[）)])$`, 'u');

const OPEN_MARKS = '>＞≫»›▶►▷▸◆■●▌▍★☆◎◇□▲△◤◥▼▽※❖✦|｜丨┃·•☞';
const FLAGS = [
  /^(?:>>|＞＞|≫|»|››|〉〉|》》)\s*\S.{0,14}?\s*(?:<<|＜＜|≪|«|‹‹|〈〈|《《)$/u,
  new RegExp(`^[${OPEN_MARKS}]{1,3}\\s*\\S[^。，！？]{1,11}$`, 'u'),
  /^【[^】]{2,12}】$/u,
  /^\[[^\]]{2,12}\]$/u,
  /^〖[^〗]{2,12}〗$/u,
  /^[—―-]{1,3}\s*\p{Script=Han}{2,8}\s*[—―-]{1,3}$/u,
  /^(?:图片新闻|简讯|短讯|时评|短评|今日时评|一句话新闻|评论员文章)$/u,
];
/** 栏目 in its marks: `>> … <<`, `▶ …`, `【…】`, `■ …`. A mark before a person's name is a byline. */
export function isFlag(text: string): boolean {
  if (text.length > LONGEST) return false;
  const line = text.trim();
  if (widthOf(line) > 18 || isByline(line) || isCredit(line) || isDateline(line)) return false;
  return FLAGS.some((test) => test.test(tighten(line)));
}
const FLAG_HEAD =
  /^((?:>>|＞＞|≫|»)\s*[^<＜≪«>＞]{2,12}?\s*(?:<<|＜＜|≪|«)|【[^】]{2,10}】|〖[^〗]{2,10}〗)\s*(\S.*)$/u;

const DIGIT = '[\\d０-９〇零一二三四五六七八九十]';
const PEOPLE_IN_BRACKETS = `(?:\\s*[（(][^（）()]{1,80}[）)]|\\s*${role}\\s*[\\p{Script=Han}\\s、]{2,12}?报道[:：]?)?`;
const DATELINES = [
  new RegExp(`^【?本\\s?报(?:综合)?(?:讯|消息)】?${PEOPLE_IN_BRACKETS}`, 'u'),
  new RegExp(
    `^(?:据)?(?:新华社|中新社|中新网|本报|本刊|央视|工人日报|人民网|[\\p{Script=Han}]{2,5}社)[\\p{Script=Han}A-Za-z·]{0,14}?\\s*(?:${DIGIT}{1,3}\\s*月\\s*)?${DIGIT}{1,3}\\s*日\\s*(?:电|讯|专电)${PEOPLE_IN_BRACKETS}`,
    'u',
  ),
  new RegExp(
    `^据?(?:新华社|中新社|中新网|央视)(?:[\\p{Script=Han}]{0,6})?(?:电|讯|消息)${PEOPLE_IN_BRACKETS}`,
    'u',
  ),
  new RegExp(`^[（(](?:${role})[^（）()]{1,60}[）)]`, 'u'),
  /^[A-Z][A-Z .'-]{2,30}(?:, [A-Z][A-Za-z.]{1,12})?,? [A-Z][a-z]{2,8}\.? \d{1,2}\s*(?:\([A-Za-z ]{2,20}\)\s*)?(?:--|—|–|-)/u,
  /^[A-Z][A-Z .,'-]{2,40},? (?:[A-Z][a-z]{2,8}\.? \d{1,2} )?\([A-Za-z ]{2,20}\)\s*(?:--|—|–|-)?/u,
];
/** The dateline a paragraph begins with, exactly as worded; empty where there is none. */
export function datelineOf(text: string): string {
  for (const test of DATELINES) {
    const found = test.exec(text)?.[0];
    if (found !== undefined && found.length < text.length) return found.trimEnd();
  }
  return '';
}
export const isDateline = (text: string): boolean =>
  datelineOf(text) !== '' || DATELINES.slice(0, 3).some((test) => test.test(text));

const TAILS = [CREDIT_TAIL, CREDIT_TAIL_SPACED, SOURCE_TAIL, JUMP_TAIL, BYLINE_TAIL, BYLINE_TAIL_OPEN];

/** A line cut where a part with its own meaning begins or ends; the parts joined are the line. */
export function splitMarks(text: string): readonly string[] {
  const head = FLAG_HEAD.exec(text);
  if (head?.[1] !== undefined && head[2] !== undefined && !isDateline(text)) {
    if (widthOf(head[2]) <= 36 && !/[。；]/u.test(head[2])) return [head[1], ...splitMarks(head[2])];
  }
  if (isCredit(text) || isSource(text) || isByline(text)) return [text];
  const body = text.slice(0, -LONGEST);
  const end = text.slice(body.length);
  for (const tail of TAILS) {
    const parts = tail.exec(end);
    if (parts?.[1] !== undefined && parts[2] !== undefined) return [...splitMarks(body + parts[1]), parts[2]];
  }
  return [text];
}
