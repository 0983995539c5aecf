import type { Token } from './words';

/** 百家姓 by frequency: nine in ten bearers. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝',
);
const COMPOUND_SURNAMES = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '司徒',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '夏侯',
  '端木',
  '申屠',
  '轩辕',
]);

/** What a person is called by or introduced with. */
const TITLES = new Set(
  '书记 副书记 主席 副主席 部长 副部长 局长 副局长 处长 科长 主任 副主任 厂长 副厂长 经理 总经理 董事长 院长 校长 教授 博士 老师 师傅 先生 女士 同志 大姐 大妈 大爷 大叔 阿姨 医生 护士 护士长 记者 通讯员 队长 班长 班组长 组长 站长 所长 社长 总编辑 主编 编辑 代表 委员 劳模 工匠 院士 研究员 工程师 总工程师 技师 教练 司机 船长 机长 列车长 市长 县长 区长 镇长 乡长 村长 省长 校友 律师 法官 检察官 警官 民警 工会主席 全国劳模 大国工匠 首席技师 高级技师'.split(
    ' ',
  ),
);

/** A numeral that lacks its measure word. */
export const isBareNumeral = ({ text }: Token): boolean => NUMERAL.test(text);
export const isTitle = (text: string): boolean => TITLES.has(text);

const isSurname = ({ text }: Token): boolean => SURNAMES.has(text) || COMPOUND_SURNAMES.has(text);
const join = (tokens: readonly Token[], own: Token['class']): Token => ({
  start: tokens[0]?.start ?? 0,
  end: tokens.at(-1)?.end ?? 0,
  text: tokens.map(({ text }) => text).join(''),
  class: own,
});

const NUMERAL = /^[\d０-９.,:%％‰一二三四五六七八九十百千万亿零〇两]+[多余几]?$/u;

/** `3` + `万` + `多` is one numeral. */
export function joinNumerals(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const more = NUMERAL.test(token.text) || (token.class === 'M' && NUMERAL.test(token.text.slice(0, 1)));
    const both = before && more && NUMERAL.test(before.text);
    if (both) joined[joined.length - 1] = join([before, token], 'M');
    else joined.push(token);
  }
  return joined;
}

/** `焊` + `出`, `建` + `到`: a word of one character takes its complement with it. */
const COMPLEMENTS = new Set('到出起下进');
/** These only after what is surely a verb: `走` + `完`, `写` + `在`. */
const AFTER_VERB = new Set('开上成入走过住好完动满懂见掉清透准稳牢紧足在向给于自');

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
    const both = before && takesComplement(before) && fits && more && more.class !== 'K';
    if (both) joined[joined.length - 1] = join([before, token], 'V');
    else joined.push(token);
  });
  return joined;
}

/** `云州` + `市`: a place and what kind of place it is. */
export function joinPlaces(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    if (
      before?.class === 'S' &&
      before.text.length > 1 &&
      '省市县区州镇乡村港湾岛山江河湖路街'.includes(token.text)
    )
      joined[joined.length - 1] = join([before, token], 'S');
    else joined.push(token);
  }
  return joined;
}

/** Function words and verbs that do not make a given name even after a surname. */
const NOT_GIVEN = new Set(
  '的了着过地得和与及或在向从对把被让为给将以到由是有不也都就又再最更很各每第个名位人年月日时说',
);

const isGiven = ({ text, class: own }: Token): boolean =>
  text.length === 1 &&
  /^\p{Script=Han}$/u.test(text) &&
  !NOT_GIVEN.has(text) &&
  own !== 'P' &&
  own !== 'C' &&
  own !== 'U';

/** How many tokens from `i` make a given name or the title in its place (`张` + `师傅`), where a surname stands before; beside a title a known word may be one. */
function givenAt(tokens: readonly Token[], i: number, titled: boolean): number {
  const [a, b] = [tokens[i], tokens[i + 1]];
  if (a === undefined) return 0;
  if (isTitle(a.text)) return tokens[i - 1]?.text.length === 1 ? 1 : 0;
  if (a.text.length === 2 && (titled || (b !== undefined && isTitle(b.text)))) return 1;
  if (!isGiven(a)) return 0;
  if (b !== undefined && isGiven(b)) return 2;
  return titled || (b !== undefined && isTitle(b.text)) ? 1 : 0;
}

/** A surname and what follows it as a given name are one word: `林` + `晓` + `岚`. */
export function joinNames(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const titled = isTitle(joined.at(-1)?.text ?? '');
    const given = isSurname(token) ? givenAt(tokens, i + 1, titled) : 0;
    if (given > 0) joined.push(join(tokens.slice(i, i + given + 1), 'H'));
    else joined.push(token);
    i += given;
  }
  return joined;
}
