import { foldWidth, startsMidSentence, tighten, widthOf } from './text';

const plain = (text: string): string => tighten(foldWidth(text)).trim();

const DATE =
  /(?:公元)?(?:\d{4}|[〇零一二三四五六七八九○]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日|\d{4}[-./]\d{1,2}[-./]\d{1,2}/gu;
const WEEKDAY = /星期[一二三四五六日天]|周[一二三四五六日](?=\s|$)/gu;
const LUNAR =
  /(?:农历|夏历)?[\p{Script=Han}]{2}年?[正冬腊闰一二三四五六七八九十]{1,3}月(?:初|廿|十|三十|[一二三四五六七八九])[一二三四五六七八九十]{0,2}/gu;
const STAFF_ROLE =
  '(?:本版|今日|值班)?(?:责任编辑|执行编辑|值班编辑|美术编辑|视觉编辑|图片编辑|责编|美编|编辑|校对|组版|版式|排版|制版|编审|审读|主编|副主编|值班总编|值班主任|策划|统筹|见报|检校|签发)';
const STAFF = new RegExp(
  `${STAFF_ROLE}\\s*[:/|丨]?\\s*[\\p{Script=Han}]{1,4}(?:\\s[\\p{Script=Han}]{1,3})?`,
  'gu',
);
const STAFF_START = new RegExp(`^${STAFF_ROLE}(?:[\\s:/|丨]|\\p{Script=Han}{2,3}(?:\\s|$))`, 'u');
const PAGE_NUMBER =
  /^[-—–·•.\s]*(?:第?\s*[A-Z]?\d{1,3}\s*版?|第?[一二三四五六七八九十]{1,3}版|page\s*\d{1,3}|p\.?\d{1,3})[-—–·•.\s]*$/iu;
const CONTACT =
  /(?:[\w.+-]+@[\w-]+\.[\w.]+)|https?:\/\/|www\.|(?:电话|热线|邮箱|e-?mail|传真|网址|微信号?|公众号|qq|邮编|邮政编码|地址|投稿|爆料|订阅|发行)\s*[:：(（]?\s*[\w(@-]|(?:^|\D)\d{3,4}-\d{7,8}(?:\D|$)/iu;
const JUMP =
  /^[(（▶►→↓]*\s*(?:紧?上接|下转|转|接)\s*(?:第\s*)?[A-Z]?[\d一二三四五六七八九十]{1,3}\s*版.{0,12}$/u;
const IMPRINT =
  /CN\s?\d{2}-\d{4}|国内统一(?:连续)?(?:出版物|刊)号|总第\s*\d+\s*期|邮发代号|今日\s*\d+\s*版|印刷[:：]|定价|零售价/iu;
const SECTION =
  /^(?:[\p{Script=Han}·]{0,4}(?:新闻|要闻|综合|专版|副刊|国内|国际|时事|时政|体育|文化|经济|社会|生活|视点|关注|周刊|特刊|专题|评论|理论|广告|公告|民生|教育|健康|科技|法治|财经|文体|天地|之窗|视窗|报道|资讯|专刊|家园|风采|人物|深度|调查))$/u;

/** A line of the page's own: folio, date, editors, contact lines, jump lines, rules made of marks. */
export function isFurniture(text: string): boolean {
  const line = plain(text);
  if (!/[\p{L}\p{N}]/u.test(line)) return !startsMidSentence(text);
  if (PAGE_NUMBER.test(line) || isNumberedSection(line) || JUMP.test(line) || /^广告$/u.test(line))
    return true;
  if (widthOf(line) > 90 || /[。！？]/u.test(line)) return false;
  if (STAFF_START.test(line) || IMPRINT.test(line)) return true;
  if (CONTACT.test(line) && widthOf(line) <= 60) return true;
  return isFolio(line);
}

/** 04 综合新闻, 要闻 第2版. */
const isNumberedSection = (line: string): boolean => {
  const name = line.replace(/^第?\s*[A-Z]?\d{1,3}\s*版?[\s:|·]*|[\s:|·]*第?\s*[A-Z]?\d{1,3}\s*版?$/u, '');
  return name !== line && SECTION.test(name);
};

function isFolio(line: string): boolean {
  const dated = line.search(DATE) >= 0 || line.search(WEEKDAY) >= 0;
  const staffed = line.search(STAFF) >= 0;
  if (!dated && !staffed) return false;
  const rest = restOfFolio(line);
  return widthOf(rest) <= (dated ? 14 : 8) && !/[，,：“]/u.test(rest);
}

const restOfFolio = (line: string): string =>
  [DATE, WEEKDAY, LUNAR, STAFF]
    .reduce((text, part) => text.replace(part, ' '), line)
    .replace(/(?:第?\s*[A-Z]?\d{1,3}\s*版?)(?=\s|$)|[\s|/丨·:：—-]/gu, '');

/** Whether a folio line already carries the section's name beside number, date and editors. */
export const namesSection = (text: string): boolean => /\p{Script=Han}{2}/u.test(restOfFolio(plain(text)));

/** A name such as 工会新闻 or 综合 that papers give to sections. */
export const isSectionName = (text: string): boolean => SECTION.test(plain(text));

/** Short enough to be a section name, nothing in it that such names have not. */
export const couldBeSection = (text: string): boolean =>
  widthOf(plain(text)) <= 6 && /^[\p{Script=Han}·]+$/u.test(plain(text));
