import { join } from './tokens';
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

export const isTitle = (text: string): boolean => TITLES.has(text);

const isSurname = ({ text }: Token): boolean => SURNAMES.has(text) || COMPOUND_SURNAMES.has(text);

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

/** Surnames that are words of their own as well: only a title beside them makes them one. */
const DOUBTFUL = new Set('和于高向方安任时路关石平车连边从游应解党强常成温金水江白黄万');

/** Words for people by what they do, after which a name may follow: `检修工`, `技术员`, `全国人大代表`. */
const PERSON = /[工员手师长者生匠模友兵医民]$|代表$|委员$|徒弟$|同志$/u;

/** What a name is followed by where nothing introduces it: a clause of its own, or another name. */
const isAfterName = (token: Token | undefined): boolean => token !== undefined && '：、'.includes(token.text);

/** What there is beside a surname that makes the words after it a name. */
interface Beside {
  readonly titled: boolean;
  readonly introduced: boolean;
}

/** A known word that is a given name: beside a title always, else where nothing else can stand there. */
function isGivenWord(
  surname: string,
  a: Token,
  b: Token | undefined,
  { titled, introduced }: Beside,
): boolean {
  if (a.text.length !== 2) return false;
  if (titled || (b !== undefined && isTitle(b.text))) return true;
  return !DOUBTFUL.has(surname) && (isAfterName(b) || (introduced && 'NASHX'.includes(a.class)));
}

/** How many tokens from `i` make a given name or the title in its place (`张` + `师傅`), where a surname stands before. */
function givenAt(tokens: readonly Token[], i: number, beside: Beside): number {
  const [surname, a, b] = [tokens[i - 1]?.text ?? '', tokens[i], tokens[i + 1]];
  if (a === undefined) return 0;
  if (isTitle(a.text)) return surname.length === 1 ? 1 : 0;
  if (isGivenWord(surname, a, b, beside)) return 1;
  if (!isGiven(a)) return 0;
  if (b !== undefined && isGiven(b)) return 2;
  const alone = beside.introduced && !DOUBTFUL.has(surname) && b === undefined;
  return beside.titled || alone || (b !== undefined && isTitle(b.text)) ? 1 : 0;
}

/** How many tokens are `小张`, `老赵`, with the title after it: as good as a name. */
function nickAt(token: Token, next: Token | undefined): number {
  if (next === undefined) return 0;
  const two = token.text.length === 1 && NICK.test(token.text + next.text) && SURNAMES.has(next.text);
  const titled = NICK.test(token.text) && SURNAMES.has(token.text.slice(1)) && isTitle(next.text);
  return two || titled ? 2 : 0;
}
const NICK = /^[小老大阿]\p{Script=Han}$/u;

/** How many tokens from `i` are a person's name, by what stands before them. */
function nameAt(tokens: readonly Token[], i: number, before: string): number {
  const token = tokens[i];
  if (token === undefined) return 0;
  const nick = nickAt(token, tokens[i + 1]);
  if (nick > 0 || !isSurname(token)) return nick;
  const titled = isTitle(before);
  const given = givenAt(tokens, i + 1, { titled, introduced: titled || PERSON.test(before) });
  return given > 0 ? given + 1 : 0;
}

/** A surname and what follows it as a given name are one word: `林` + `晓` + `岚`; so is one with its title, `小张` + `师傅`. */
export function joinNames(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const words = nameAt(tokens, i, joined.at(-1)?.text ?? '');
    joined.push(words > 0 ? join(tokens.slice(i, i + words), 'H') : token);
    i += Math.max(0, words - 1);
  }
  return joined;
}

/** Characters that names from other languages are written with. */
const FOREIGN = new Set(
  '阿艾安奥巴贝比宾布别波查达丹德登迪东杜多尔凡菲费佛弗夫盖甘戈格古哈海汉合赫胡吉季加江杰金居卡凯坎科克库拉莱兰朗勒雷里丽莉力利林卢鲁罗洛马玛麦曼茂梅蒙米密莫木穆姆娜纳南内妮尼努诺欧帕佩皮普奇齐乔琼热肉瑞萨赛桑沙莎山绍舍史斯苏索塔台泰坦特提图吐托瓦维翁沃乌西希夏谢辛亚央扬雅叶伊依英约扎泽珍孜卓布旺仓措次仁',
);
const isForeign = ({ text, class: own }: Token): boolean =>
  own !== 'K' && [...text].every((character) => FOREIGN.has(character));

/** A name in two parts with a dot between them: `阿依古丽·艾山`. */
export function joinForeignNames(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    let end = i + 1;
    if (token.text === '·') {
      let begin = joined.length;
      while (begin > 0 && isForeign(joined[begin - 1] ?? token)) begin--;
      while (end < tokens.length && isForeign(tokens[end] ?? token)) end++;
      if (begin < joined.length && end > i + 1) {
        joined.push(join([...joined.splice(begin), ...tokens.slice(i, end)], 'H'));
        i = end - 1;
        continue;
      }
    }
    joined.push(token);
  }
  return joined;
}
