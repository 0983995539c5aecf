import { isTitle } from './names';
import { seamsOf } from './segment';
import { isBareNumeral } from './tokens';
import type { Token, WordClass } from './words';

/**
 * Prices of a break, beside the price of uneven lines (1,000 for a line that differs by its whole width). They come in
 * ranks that no unevenness, no step of size and no further line outweighs: inside a word or a name; between what rule 27
 * never parts; inside a firm compound; and all that is only better or worse.
 */
export const INSIDE_WORD = 20_000;
/** `的` at a line start, a numeral without its measure word, a name without its title. */
export const BOUND = 6000;
/** Between the words of a firm compound (`技术 | 工人`) or an organisation's name. */
const FIRM = 2600;
/** Between the words a long name is made of: `劳模 | 创新 | 工作室`. */
const AT_SEAM = 520;
const FIRM_LONGEST = 5;
/** Two single characters in a row are mostly a word that the list lacks. */
export const UNKNOWN_WORD = 5000;
const AFTER_OPENER = 760;
const BEFORE_OPENER = -130;
const NUMERAL_NOUN = 480;
const SINGLE = 560;
const TWO_SINGLES = 700;
const SUFFIX = 900;
const PREFIX = 900;
/** In a unit of 《》 or “” that could stay whole. */
const IN_UNIT = 420;
const UNIT_LONGEST = 14;

/** Particles that lean on what stands before them (rule 27). */
const PARTICLES = new Set('的了着过地得们吗呢吧啊之者等');
/** Word parts that stand after the word they belong to. */
const SUFFIXES = new Set(
  '性化式人员家节日月年市县区省镇村厂局部站队组会所院校路街率度型版届类级制上中下里内外前后间时处起',
);
/** Word parts that stand before it. */
const PREFIXES = new Set('全本另再已将正都也还就仍又');
/** Those that make one word of it: `最` + `光荣`, `不` + `超过`. */
const FIRM_PREFIXES = new Set('第老副总各每该某诸首最更不未没很太');
/** `不` + `拆`: the more so before a single character. */
const NEVER = '不没未';
/** `省` + `五一劳动奖章`: the paper's own, which it need not name. */
const OWN_SEATS = '省市区县镇';
/** `前` + `三季度`: these belong to the numeral after them. */
const BEFORE_NUMERAL = new Set('前近头约逾超达至满每');
/** Prepositions and conjunctions: they open a phrase and never end a line. */
const OPENERS = new Set(
  '为 让 把 被 向 在 与 和 及 或 对 将 从 使 以 到 给 因 由 于 跟 同 按 当 自 朝 往 沿 随 替 比 令 请 助 促 叫 比 并 而 且 但 若 如 虽 既 为了 对于 关于 按照 根据 通过 随着 围绕 因为 所以 但是 如果 以及 并且 或者 经过 由于 为何 如何 怎样 从而 不仅 而且 不但'.split(
    ' ',
  ),
);
/** Price of a break after a mark: after these a clause is over, or nearly. */
const AFTER_MARK: Readonly<Record<string, number>> = {
  '，': -330,
  '。': -420,
  '；': -420,
  '！': -420,
  '？': -420,
  '：': -330,
  '、': -20,
  '…': -200,
  '—': -220,
  '”': 20,
  '》': 20,
  '）': 20,
  '·': 400,
};
const SPACE = -420;
const BEFORE_DASH = 260;
const BEFORE_OPENING_MARK = -20;

/** Price between two words of several characters by what they are; `_` stands for any. */
const PAIRS: Readonly<Record<string, number>> = {
  NN: 150,
  NV: 0,
  NW: 90,
  NA: 60,
  ND: -40,
  NS: 60,
  NR: -60,
  NT: 20,
  VN: 190,
  VV: 90,
  VW: 150,
  VA: 120,
  VS: 190,
  VR: 190,
  VM: 150,
  VT: 120,
  VF: 260,
  VI: 80,
  VB: 190,
  WN: 150,
  WW: 120,
  WV: 40,
  AN: 240,
  AV: 200,
  AW: 220,
  BN: 260,
  BW: 240,
  DV: 340,
  DA: 340,
  DW: 340,
  D_: 240,
  QN: 300,
  QA: 260,
  Q_: 240,
  RN: 300,
  RW: 260,
  SN: 130,
  SS: 110,
  SV: 0,
  SW: 90,
  TM: 300,
  TN: 120,
  TV: 170,
  HV: 60,
  HH: 160,
  I_: 0,
  _I: -10,
  _F: 460,
  F_: 20,
  FN: 120,
  _Q: 300,
  _U: 400,
  U_: 150,
};

const pairPrice = (a: WordClass, b: WordClass): number =>
  PAIRS[a + b] ?? PAIRS[`${a}_`] ?? PAIRS[`_${b}`] ?? 60;

const isHan = (text: string): boolean => /^\p{Script=Han}/u.test(text);
const isOpener = ({ text, class: own }: Token): boolean =>
  OPENERS.has(text) || (text.length > 1 && (own === 'P' || own === 'C'));
const isSpace = ({ text }: Token): boolean => text.trim() === '';
const opens = ({ text }: Token): boolean => '《〈“‘（「『【〔'.includes(text);

/** `五百元`, `三年`, `四十四小时`: what is counted is said, and no noun is waited for. */
const TOTAL = /[元年岁次倍人%％]$|小时$|分钟$/u;
const AFTER_TOTAL = 120;

/** `三` | `名` never, `三` | `工会` hardly, `三名` | `职工` rather not. */
function numeralPrice(a: Token, b: Token): number {
  if (!isBareNumeral(a)) return TOTAL.test(a.text) ? AFTER_TOTAL : pairPrice('Q', b.class);
  return isHan(b.text) && b.text.length > 1 && b.class !== 'Q' ? NUMERAL_NOUN : BOUND;
}

/** Numerals with what is put before them, and demonstratives with their measure word: never parted. */
function countedPrice(a: Token, b: Token): number | undefined {
  if (a.class === 'M' || isBareNumeral(a)) return numeralPrice(a, b);
  const counted = b.class === 'Q' && b.text.length === 1 && 'RX'.includes(a.class);
  return counted || (b.class === 'M' && BEFORE_NUMERAL.has(a.text)) ? BOUND : undefined;
}

/** `林晓岚` | `主席` never; a title begins something where no name stands before it. */
function titlePrice(a: Token, b: Token): number | undefined {
  if (isTitle(b.text)) return a.class === 'H' ? BOUND : isHan(a.text) ? 320 : undefined;
  return isTitle(a.text) && b.class === 'H' ? 300 : undefined;
}

function prefixPrice(a: Token, b: Token): number | undefined {
  if (FIRM_PREFIXES.has(a.text)) return NEVER.includes(a.text) && b.text.length === 1 ? BOUND : FIRM;
  return PREFIXES.has(a.text) ? PREFIX : undefined;
}

/** What holds before the classes of two words are asked: particles, prepositions, numerals, titles, word parts. */
function boundPrice(a: Token, b: Token): number | undefined {
  if (PARTICLES.has(b.text) && b.class !== 'V') return BOUND;
  if (a.text === '之') return b.text.length === 1 ? BOUND : PREFIX;
  if (isOpener(a)) return AFTER_OPENER;
  const price = countedPrice(a, b) ?? prefixPrice(a, b) ?? titlePrice(a, b);
  return price ?? (SUFFIXES.has(b.text) && isHan(a.text) ? SUFFIX : undefined);
}

/** Words that are whole although they are one character: `都`, `他`, `向`. Of the others two in a row belong together. */
const WHOLE = 'DRPCUMQ';
const isContent = ({ class: own }: Token): boolean => !WHOLE.includes(own);

const isSingle = ({ text }: Token): boolean => text.length === 1 && isHan(text);
/** A word of several characters. */
const isLong = (token: Token | undefined): boolean =>
  token !== undefined && token.text.length > 1 && isHan(token.text);

/** Two single characters in a row. */
function singlesPrice(a: Token, b: Token, c: Token | undefined): number {
  // `听` + `老` + `劳模`: an adjective goes with the noun after it.
  const attribute = 'AB'.includes(b.class) && isLong(c);
  return isContent(a) && isContent(b) && !attribute ? UNKNOWN_WORD : TWO_SINGLES;
}

/** A single character behind a word: it leads what comes after it, or it is the word's own end. */
function trailingPrice(a: Token, b: Token, c: Token | undefined): number {
  const on = c !== undefined && (opens(c) || (isHan(c.text) && !PARTICLES.has(c.text)));
  if (on && 'VDR'.includes(b.class)) return a.class === 'V' ? pairPrice('V', 'A') : -10;
  return 'NX'.includes(b.class) && (c === undefined || !isSingle(c)) ? FIRM : SINGLE;
}

/** A single character before a word: a verb before its object, an adjective or a noun as part of it. */
function leadingPrice(a: Token, b: Token): number {
  if (PARTICLES.has(a.text)) return pairPrice('U', b.class) + (a.text === '的' ? 0 : 150);
  return 'VDRPCUQ'.includes(a.class) ? SINGLE : FIRM;
}

/** Single characters lean on their neighbours. */
function singlePrice(a: Token, b: Token, c: Token | undefined): number | undefined {
  const [left, right] = [isSingle(a), isSingle(b)];
  if (left && OWN_SEATS.includes(a.text)) return FIRM;
  if (left && (a.class === 'F' || SUFFIXES.has(a.text))) return right ? SINGLE : pairPrice('F', b.class);
  if (left) return right ? singlesPrice(a, b, c) : leadingPrice(a, b);
  return right ? trailingPrice(a, b, c) : undefined;
}

function markPrice(a: Token, b: Token): number | undefined {
  if (isSpace(a) || isSpace(b)) return SPACE;
  const after = AFTER_MARK[a.text];
  if (PARTICLES.has(b.text) && '”’》）」』'.includes(a.text)) return BOUND;
  if (after !== undefined) return after;
  if (b.text === '—' || b.text === '…') return BEFORE_DASH;
  if (opens(b)) {
    if (isOpener(a)) return AFTER_OPENER;
    if (a.text.length !== 1 || !isHan(a.text)) return BEFORE_OPENING_MARK;
    return 'AB'.includes(a.class) ? FIRM : SINGLE;
  }
  return a.class === 'K' || b.class === 'K' ? 60 : undefined;
}

/** What a break between two words costs; `c` is the word after them. */
function jointPrice(a: Token, b: Token, c: Token | undefined): number {
  const mark = markPrice(a, b);
  if (mark !== undefined) return mark;
  const bound = boundPrice(a, b);
  if (bound !== undefined) return bound;
  if (isOpener(b)) return a.text.length === 1 && a.class === 'N' ? SINGLE : BEFORE_OPENER;
  return singlePrice(a, b, c) ?? pairPrice(a.class, b.class);
}

/** Marks that open a unit and those that close it. */
const UNITS: Readonly<Record<string, string>> = {
  '《': '》',
  '〈': '〉',
  '“': '”',
  '‘': '’',
  '（': '）',
  '「': '」',
  '『': '』',
};

function priceUnits(text: string, prices: Float64Array): void {
  for (let i = 0; i < text.length; i++) {
    const close = UNITS[text[i] ?? ''];
    const end = close === undefined ? -1 : text.indexOf(close, i + 1);
    if (end < 0 || end - i > UNIT_LONGEST) continue;
    for (let at = i + 1; at <= end; at++) prices[at] = (prices[at] ?? 0) + IN_UNIT;
  }
}

/** Between the words that a word or a name is made of, where it is so long that it may have to part. */
function priceSeams(token: Token, prices: Float64Array): void {
  if (token.class === 'H' || token.class === 'M') return;
  // What is doubled and what is a fixed phrase of four is one word.
  if ((token.class === 'I' || token.class === 'X') && token.text.length <= FIRM_LONGEST) return;
  const price = token.class === 'G' || token.text.length <= FIRM_LONGEST ? FIRM : AT_SEAM;
  for (const seam of seamsOf(token)) prices[seam] = price;
}

/**
 * The price of a line break before each UTF-16 offset of a headline, as its sense has it (rule 27): below zero
 * where a clause ends, dear between words that belong together, dearest inside a word.
 */
export function priceJoints(text: string, tokens: readonly Token[]): Float64Array {
  const prices = new Float64Array(text.length + 1).fill(INSIDE_WORD);
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (before) prices[token.start] = jointPrice(before, token, tokens[i + 1]);
    priceSeams(token, prices);
  });
  priceUnits(text, prices);
  return prices;
}
