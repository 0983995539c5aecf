import { seamsOf } from './segment';
import { isBareNumeral, isTitle } from './tokens';
import type { Token, WordClass } from './words';

/** Prices of a break, beside the price of uneven lines (900 for a line that differs by its whole width). */
const INSIDE_WORD = 2400;
const INSIDE_IDIOM = 1500;
/** Between the words a long name is made of (`劳模 | 创新 | 工作室`); up to five characters hold together better. */
const AT_SEAM = 520;
const AT_SHORT_SEAM = 900;
const BEFORE_PARTICLE = 1500;
const AFTER_OPENER = 760;
const BEFORE_OPENER = -130;
const NUMERAL = 1300;
const NUMERAL_NOUN = 480;
const TITLE = 900;
const SINGLE = 560;
const TWO_SINGLES = 700;
const SUFFIX = 800;
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
const PREFIXES = new Set('第老副总各每全本该某诸另首再最更已将正都也还就仍又不未没很太');
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
  TN: 120,
  TV: 60,
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

/** `三` | `名` never, `三` | `工会` hardly, `三名` | `职工` rather not. */
function numeralPrice(a: Token, b: Token): number {
  if (!isBareNumeral(a)) return pairPrice('Q', b.class);
  return isHan(b.text) && b.text.length > 2 ? NUMERAL_NOUN : NUMERAL;
}

/** What holds before the classes of two words are asked: particles, prepositions, numerals, titles, word parts. */
function boundPrice(a: Token, b: Token): number | undefined {
  if (PARTICLES.has(b.text)) return BEFORE_PARTICLE;
  if (isOpener(a)) return AFTER_OPENER;
  if (a.class === 'M' || isBareNumeral(a)) return numeralPrice(a, b);
  if (isTitle(b.text)) return a.class === 'H' ? TITLE : isHan(a.text) ? 320 : undefined;
  if (isTitle(a.text) && b.class === 'H') return 300;
  if (PREFIXES.has(a.text) || (b.class === 'M' && BEFORE_NUMERAL.has(a.text))) return PREFIX;
  return SUFFIXES.has(b.text) && isHan(a.text) ? SUFFIX : undefined;
}

/** Single characters lean on their neighbour: a verb on its object, anything else on either side. */
function singlePrice(a: Token, b: Token, c: Token | undefined): number | undefined {
  const [left, right] = [a.text.length === 1 && isHan(a.text), b.text.length === 1 && isHan(b.text)];
  if (!left && !right) return undefined;
  if (PARTICLES.has(a.text) && !right) return pairPrice('U', b.class) + (a.text === '的' ? 0 : 150);
  if (left && (a.class === 'F' || SUFFIXES.has(a.text))) return right ? SINGLE : pairPrice('F', b.class);
  if (left && right) return TWO_SINGLES;
  if (left) return SINGLE;
  const leads = 'VDR'.includes(b.class) && c !== undefined && isHan(c.text) && !PARTICLES.has(c.text);
  if (leads) return a.class === 'V' ? pairPrice('V', 'A') : -10;
  return SINGLE;
}

function markPrice(a: Token, b: Token): number | undefined {
  if (isSpace(a) || isSpace(b)) return SPACE;
  const after = AFTER_MARK[a.text];
  if (after !== undefined) return after;
  if (b.text === '—' || b.text === '…') return BEFORE_DASH;
  if (opens(b))
    return isOpener(a) ? AFTER_OPENER : a.class === 'V' && a.text.length === 1 ? 420 : BEFORE_OPENING_MARK;
  return a.class === 'K' || b.class === 'K' ? 60 : undefined;
}

/** What a break between two words costs; `c` is the word after them. */
function jointPrice(a: Token, b: Token, c: Token | undefined): number {
  const mark = markPrice(a, b);
  if (mark !== undefined) return mark;
  const bound = boundPrice(a, b);
  if (bound !== undefined) return bound;
  if (isOpener(b)) return BEFORE_OPENER;
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

/**
 * The price of a line break before each UTF-16 offset of a headline, as its sense has it (rule 27): below zero
 * where a clause ends, dear between words that belong together, dearest inside a word.
 */
export function priceJoints(text: string, tokens: readonly Token[]): Float64Array {
  const prices = new Float64Array(text.length + 1).fill(INSIDE_WORD);
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (before) prices[token.start] = jointPrice(before, token, tokens[i + 1]);
    if (token.class === 'I') prices.fill(INSIDE_IDIOM, token.start + 1, token.end);
    for (const seam of token.class === 'H' || token.class === 'M' ? [] : seamsOf(token))
      prices[seam] = token.class === 'I' || token.text.length <= 5 ? AT_SHORT_SEAM : AT_SEAM;
  });
  priceUnits(text, prices);
  return prices;
}
