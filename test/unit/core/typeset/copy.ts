/** Endless invented copy with marks, figures and Latin, the same for the same seed. */
export function makeCopy(seed: number, length: number): string {
  const words =
    '职工 代表 大会 班组 车间 提案 答复 食堂 夜班 师傅 机床 焊花 码头 公交 司机 护士 环卫 骑手 站点 体检 书屋 技能 比武 评议 合同 调解 热线 春风 秋天 江边 晨雾 灯光 图纸 零件 仓库 订单 里程 温度 笔记 手册'.split(
      ' ',
    );
  const joints = [
    '，',
    '，',
    '，',
    '、',
    '；',
    '：',
    '。',
    '。',
    '？',
    '！',
    '——',
    '……',
    '（',
    '）',
    '“',
    '”',
    '2026年',
    '35.6%',
    'APP',
    '12个',
  ];
  let state = seed >>> 0 || 1;
  const next = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % n;
  };
  let text = words[next(words.length)] ?? '';
  while (text.length < length) {
    for (let k = 1 + next(5); k > 0; k--) text += words[next(words.length)] ?? '';
    text += joints[next(joints.length)] ?? '';
  }
  return `${text}完毕。`;
}
