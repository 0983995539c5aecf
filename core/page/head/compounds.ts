import { isTitle } from './names';
import { join } from './tokens';
import type { Token } from './words';

/** Single characters that make a new noun of the word before them: `会员` + `卡`, `检修` + `工`. */
const NOUN_ENDS = new Set(
  '卡券证票权厅局处科股县市区镇乡村州省班组队团屋室房厂店馆站所院校园节日夜季工匠员手师生民者人家户线路桥港湾河江湖山岛湾圈链网群带伞车船机炉灯柜箱包池库楼塔门窗墙率度量值额费金款税薪奖罪法律案例令书报刊课本册单表图纸具器品物料剂药病症热潮风感观力心性型式版类级岗职业学奖赛杯星榜台区段层堂亭棚营地田林场城街巷里弄宅院党派系界坛届',
);
/** Where something is: it leans on what it is the inside, the top or the side of. */
const PLACES = new Set('里内外旁边间侧畔');
/** The same, but verbs as well (`上岗`, `下矿`): only where no noun follows that they could act on. */
const PLACES_OR_VERBS = new Set('上中下前后');
/** What opens a phrase that ends in a place: `在创新舞台上`. */
const INTO = new Set(['在', '从', '到', '于', '向', '往', '沿']);

const isHan = (text: string): boolean => /^\p{Script=Han}/u.test(text);
const isSingle = (token: Token | undefined): boolean => token?.text.length === 1 && isHan(token.text);

/** A place word after `从` … : a few words back is enough. */
const isOpened = (tokens: readonly Token[], i: number): boolean =>
  tokens
    .slice(Math.max(0, i - 6), i)
    .some(({ text }) => INTO.has(text) || (text.length === 2 && text.endsWith('在')));

function isPlace(tokens: readonly Token[], i: number): boolean {
  const [token, next] = [tokens[i], tokens[i + 1]];
  if (token === undefined) return false;
  if (PLACES.has(token.text)) return true;
  if (!PLACES_OR_VERBS.has(token.text)) return false;
  return next === undefined || !isHan(next.text) || 'UVDP'.includes(next.class) || isOpened(tokens, i);
}

/** A verb of one character that has the next word for its object: `班` + `做` + `体检`. */
const isEnd = (tokens: readonly Token[], i: number): boolean => {
  const [token, next] = [tokens[i], tokens[i + 1]];
  if (!token || !NOUN_ENDS.has(token.text)) return false;
  // Two single characters in a row may be a word that no list knows: neither is taken from the other.
  if ('PCDUR'.includes(token.class)) return false;
  const free = !isSingle(next) || 'VDPCRUM'.includes(next?.class ?? 'X') || NOUN_ENDS.has(next?.text ?? '');
  return free && (token.class !== 'V' || token.text === '率' || !next || !isHan(next.text));
};

/** Words that take no ending. */
const endless = ({ text, class: own }: Token): boolean =>
  !isHan(text) || 'PCDRUKF'.includes(own) || (text.length === 1 && own !== 'X' && own !== 'S') || own === 'I';

/** A word of several characters takes the single one behind it that makes another word of it: `会员` + `卡`, `铁塔` + `下`. */
export function joinSuffixes(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  tokens.forEach((token, i) => {
    const before = joined.at(-1);
    const single = before && isSingle(token) && before.text.length > 1 && !endless(before);
    if (single && isPlace(tokens, i)) joined[joined.length - 1] = join([before, token], 'S');
    else if (single && before.class !== 'H' && isEnd(tokens, i))
      joined[joined.length - 1] = join([before, token], 'N');
    else joined.push(token);
  });
  return joined;
}

/** What an organisation's name ends with. */
const ORGANISATION =
  /(?:工会|总工会|工商联|妇联|残联|文联|科协|团委|委员会|管委会|居委会|常委会|协会|商会|联合会|促进会|基金会|研究会|中心|总站|医院|卫生院|大学|学院|学校|小学|中学|职校|技校|幼儿园|公司|集团|分公司|支队|大队|总队|中队|银行|支行|分行|法院|检察院|政府|办事处|街道|日报|晚报|报社|电视台|广播台|图书馆|博物馆|美术馆|文化宫|文化馆|体育馆|科技馆|纪念馆|局|厅|署|厂|矿|站|所)$/u;
/** What it begins with, beside names of places. */
const SEATS = new Set(['省', '市', '区', '县', '镇', '乡', '州', '全国', '中国', '国家', '中华', '中央']);
/** Words of a name at most, and characters at most: more is a sentence. */
const MOST_WORDS = 5;
const MOST_CHARACTERS = 14;

/** `铁塔下`: a place, but no seat. */
const SPOT = /[里内外旁边间侧畔上中下前后]$/u;
/** `和平路`, `江湾镇`: a place by its last character. */
const PLACE = /^.{2,}[路街镇乡村县港]$/u;
const begins = ({ text, class: own }: Token): boolean =>
  (own === 'S' && text.length > 1 && !SPOT.test(text)) ||
  SEATS.has(text) ||
  (own === 'N' && PLACE.test(text));
const continues = ({ text, class: own }: Token): boolean =>
  'NWSBGF'.includes(own) && isHan(text) && !isTitle(text) && text !== '全市' && text !== '全省';

/** How many tokens from `i` are the name of an organisation: the longest that ends as such names do. */
function organisationAt(tokens: readonly Token[], i: number): number {
  const first = tokens[i];
  if (!first || !begins(first)) return 0;
  let length = first.text.length;
  let words = 0;
  for (let n = 1; n < MOST_WORDS; n++) {
    const token = tokens[i + n];
    if (!token || !continues(token)) break;
    length += token.text.length;
    if (length > MOST_CHARACTERS) break;
    if (ORGANISATION.test(token.text)) words = n + 1;
  }
  return words;
}

/** A place and what is seated there: `和平路` + `街道` + `总工会`, `市` + `消防` + `救援` + `支队`. */
export function joinOrganisations(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const words = organisationAt(tokens, i);
    joined.push(words > 0 ? join(tokens.slice(i, i + words), 'G') : token);
    i += Math.max(0, words - 1);
  }
  return joined;
}
