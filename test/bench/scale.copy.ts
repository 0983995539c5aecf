import { newBlock, newStory } from '../../core/document/factory';
import type { Story } from '../../core/document/records/story';

/** Numbers that look like chance and are the same at every run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const list = (words: string): readonly string[] => words.split(' ');

const WHO = list(
  '市总工会 区总工会 开发区工会 镇工会 公交集团 地铁公司 环卫中心 纺织厂 造船厂 机车厂 骑手联合会 医院工会 学校工会 物业公司 电力班组 供水班组 驿站志愿者 劳模工作室 技师学院 建筑工地 物流园区 码头 服装厂 食品厂 钢厂 印刷厂 档案馆 文化宫 图书馆 养老院',
);
const DID = list(
  '召开座谈会 举办技能竞赛 开通服务热线 设立休息站点 签订集体合同 慰问一线职工 组织体检 开设夜校 发布倡议 启动帮扶 增设充电桩 改造食堂 开办托管班 评选先进班组 推出法律援助 调解劳动争议 发放防暑用品 检查安全隐患 培训新职工 修缮宿舍 试行弹性工时 公示分配方案 征集合理化建议 走访困难家庭 更换饮水设备 延长开放时间',
);
const WHERE = list(
  '江城 东湖 南岸 北站 西郊 老城 新区 汉水边 解放路 人民广场 滨江大道 工业园 车间里 项目部 候车亭 站台 食堂 会议室 培训室 社区 菜场 桥头',
);
const HOW = list(
  '一件一件地办 当场答复 逐项登记 按月公布 分批推进 先试后推 挂牌督办 请职工代表评议 写进合同 纳入考核 由专人负责 在手机上预约 凭工会卡领取 不收一分钱 每周轮班 全年开放 两天内回访 随到随办 记在台账上 请老师傅把关',
);
const SAID = list(
  '“过去要跑三趟，现在一趟就办好了。” “这件小事，大家盼了很久。” “活儿干得踏实，心里也亮堂。” “数字不好看不要紧，要紧的是真。” “夜里有口热水，比什么都强。” “先把章程念给大家听，再举手。” “师傅带徒弟，要带到能独立上岗。” “规矩写在墙上，也要落在手上。”',
);
const NAMES = list(
  '陈卫民 李秋生 王桂兰 赵铁山 周小满 吴长河 郑玉梅 孙立冬 冯春燕 褚大勇 沈一鸣 韩若水 杨思源 朱双喜',
);
const FLAGS = ['', '', '要闻', '工会新闻', '一线', '维权', '副刊', '读者来信'];
const KINDS = ['news', 'news', 'news', 'feature', 'brief', 'comment'] as const;

/** Invented copy: sentences put together from a newsroom's everyday words. */
export class Copy {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = chance(seed);
  }

  below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  headline(): string {
    return `${this.pick(WHERE)}${this.pick(WHO)}${this.pick(DID)}`;
  }

  sentence(): string {
    const about = `${this.pick(WHO)}在${this.pick(WHERE)}${this.pick(DID)}，${this.below(90) + 10}名职工参加，${this.pick(HOW)}。`;
    return this.below(3) === 0 ? `${about}${this.pick(NAMES)}说：${this.pick(SAID)}` : about;
  }

  paragraph(characters: number): string {
    let text = '';
    while (text.length < characters) text += this.sentence();
    return text;
  }

  story(id: string, characters = 800): Story {
    const paragraphs = 6;
    return newStory(id, {
      slug: this.pick(DID),
      headline: this.headline(),
      flag: this.pick(FLAGS),
      kind: this.pick(KINDS),
      status: this.pick(['draft', 'first-review', 'second-review', 'signed'] as const),
      byline: `本报记者　${this.pick(NAMES)}`,
      tags: [this.pick(WHERE), this.pick(WHO)],
      body: Array.from({ length: paragraphs }, (_, i) =>
        newBlock(`p${i}`, this.paragraph(Math.round(characters / paragraphs) - 20)),
      ),
    });
  }
}
