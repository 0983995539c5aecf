import type { Token } from './words';

/** A numeral that lacks its measure word. */
export const isBareNumeral = ({ text }: Token): boolean => NUMERAL.test(text);

/** Several tokens that are one word. */
export const join = (tokens: readonly Token[], own: Token['class']): Token => ({
  start: tokens[0]?.start ?? 0,
  end: tokens.at(-1)?.end ?? 0,
  text: tokens.map(({ text }) => text).join(''),
  class: own,
});

const NUMERAL = /^[\d０-９.,:%％‰一二三四五六七八九十百千万亿零〇两]+[多余几]?$/u;

/** What things are counted and measured in, where a list may take it for a noun. */
const MEASURES =
  '年月日号时分秒点天周岁度元角吨米里亩斤克升瓦伏级届名位个家户件项条间座所辆台艘架班次场轮批期代人只头匹口张份封本册页篇首句字章节课站层栋幢套扇把支枝根株棵朵颗粒块片滴杯碗瓶桶袋箱盒双对副组队群种类样成倍圈趟遍回番顿声步招局盘米后';

const isMeasure = ({ text, class: own }: Token): boolean => own === 'Q' || MEASURES.includes(text);

/** `第` belongs to the numeral after it. */
const isOrdinal = ({ text }: Token): boolean => text === '第';

function asNumeral(before: Token, token: Token): boolean {
  const more = NUMERAL.test(token.text) || (token.class === 'M' && NUMERAL.test(token.text.slice(0, 1)));
  if (isOrdinal(before)) return more;
  if (before.text.endsWith('成') && before.class === 'M') return NUMERAL.test(token.text);
  return (NUMERAL.test(before.text) && (more || isMeasure(token))) || isReckoned(before, token);
}

/** `十年` + `间`, `下月` + `起`: from when, until when, how long. */
const PERIOD = /[年月日天周时]$/u;
const isReckoned = (before: Token, { text }: Token): boolean =>
  '间起前后内底初末'.includes(text) &&
  (before.class === 'T' || (before.class === 'M' && PERIOD.test(before.text)));

/** `3` + `万` + `多` is one numeral, with the measure word that follows it one word: neither is ever parted. */
export function joinNumerals(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    if (before && asNumeral(before, token)) joined[joined.length - 1] = join([before, token], 'M');
    else joined.push(token);
  }
  return joined;
}

/** `焊` + `出`, `建` + `到`: a word of one character takes its complement with it. */
const COMPLEMENTS = new Set('到出起下进');
/** These only after what is surely a verb: `走` + `完`, `写` + `在`. */
const AFTER_VERB = new Set('开上成入走过住好完动满懂见掉清透准稳牢紧足在向给于自');

/** Marks that a phrase may begin with: what stands before them goes on. */
const OPENING = '“‘《（';

const takesComplement = ({ text, class: own }: Token): boolean =>
  text.length === 1 && !'PCURDMQFK'.includes(own) && (own === 'V' || !COMPLEMENTS.has(text));

export function joinComplements(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  tokens.forEach((token, i) => {
    const before = joined.at(-1);
    const more = tokens[i + 1];
    const sign = token.text.slice(0, 1);
    const known = COMPLEMENTS.has(sign) || (before?.class === 'V' && AFTER_VERB.has(sign));
    const fits = known && /^.[了着过]?$/u.test(token.text);
    const both =
      before &&
      takesComplement(before) &&
      fits &&
      more &&
      (more.class !== 'K' || OPENING.includes(more.text));
    if (both) joined[joined.length - 1] = join([before, token], 'V');
    else joined.push(token);
  });
  return joined;
}

/** What kind of place a place is. */
const KINDS = '省市县区州镇乡村港湾岛山江河湖路街';
const SEATED = '市县区镇乡村';

const isPlain = (token: Token | undefined): boolean =>
  token !== undefined && token.text.length === 1 && 'NSXHAB'.includes(token.class);

/** How many tokens before one that says what kind of place it is are its name: one that is known, or two single characters. */
function nameBefore(joined: readonly Token[], { text }: Token): number {
  const [a, b] = [joined.at(-2), joined.at(-1)];
  if (b?.class === 'S' && b.text.length > 1) return KINDS.includes(text) ? 1 : 0;
  return SEATED.includes(text) && isPlain(a) && isPlain(b) ? 2 : 0;
}

/** `云州` + `市`, `云` + `溪` + `县`: a place and what kind of place it is. */
export function joinPlaces(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const name = token.text.length === 1 ? nameBefore(joined, token) : 0;
    if (name > 0) joined.push(join([...joined.splice(-name), token], 'S'));
    else joined.push(token);
  }
  return joined;
}

/** `站` + `起来`: where an action leads, always behind its verb. */
const DIRECTIONS = new Set([
  '起来',
  '下来',
  '上来',
  '出来',
  '进来',
  '过来',
  '回来',
  '下去',
  '上去',
  '出去',
  '过去',
]);
/** `听` + `得` + `见`, `看` + `不` + `清`: what is between the verb and how far it gets. */
const ABLE = /^[得不]$|^不[见来起到了掉完住动开清上下出够]$/u;
const ABLE_TO = '见来起到了掉完住动开清上下出够';

function leansOn(verb: Token, token: Token): boolean {
  const { text } = token;
  if ((verb.class !== 'V' && verb.text !== '等') || !/^\p{Script=Han}/u.test(verb.text)) return false;
  if (text === '了' || text === '着') return true;
  if (DIRECTIONS.has(text)) return true;
  if (/^.[得不]$/u.test(verb.text)) return ABLE_TO.includes(text);
  return verb.text.length === 1 && (text === '过' || ABLE.test(text));
}

/** A verb takes its aspect and its way with it: `接` + `了`, `听` + `得` + `见`, `行动` + `起来`. */
export function joinVerbs(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  tokens.forEach((token, i) => {
    const before = joined.at(-1);
    const next = tokens[i + 1];
    const able = /^[得不]$/u.test(token.text) && !(next && ABLE_TO.includes(next.text));
    // `商量` + `商量`, `所` + `盼`.
    const twice = before?.text === token.text && token.text.length === 2 && 'VWANX'.includes(token.class);
    const object = before?.text === '所' && token.class === 'V' && token.text.length === 1;
    if (before && (twice || object)) joined[joined.length - 1] = join([before, token], twice ? 'X' : 'N');
    else if (before && !able && leansOn(before, token))
      joined[joined.length - 1] = join([before, token], 'V');
    // `过` + `春节`: what stands behind no verb is one.
    else if (token.text === '过' && next && /^\p{Script=Han}/u.test(next.text))
      joined.push({ ...token, class: 'V' });
    else joined.push(token);
  });
  return joined;
}
