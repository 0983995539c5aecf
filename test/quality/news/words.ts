/** Invented people, places and houses of the two hundred stories, and the Western words they use. */
const list = (words: string): readonly string[] => words.trim().split(/\s+/u);

export const people = list(`
  沈知行 林乔 陈禾 江一舟 何问 周砚秋 陆青野 顾听澜 苏见川 程以宁 方屿 韩昭 贺知远 叶南星 温如许 罗栖迟
  欧阳澈 司徒明谦 郑谷雨 冯小满 邓松涛 曹临 彭向晚 袁野 蒋平 杜若溪 魏长庚 任远 钟秀 谭一诺 石磊 孟繁星
  玛依拉·阿依登 扎西措姆 阿古拉·特木尔 古丽娜·沙依兰
`);

export const places = list(`
  临洲市 云汀区 石塬县 青禾镇 望澜街道 栖川 汀东开发区 白石渡 南屏路 梧桐里社区 老船厂 三岔口 月牙湾
  长堤工业园 北塬煤矿 东澜港 双桥村 杏花坞 临洲至栖川高速公路 云汀大桥 第二自来水厂 望澜湿地
`);

export const houses = list(`
  临洲市总工会 云汀重工 东澜港务集团 石塬水泥厂 汀东公交公司 青禾纺织 望澜人民医院 临洲市第四中学 栖川铁路机务段
  长堤环卫所 北塬矿业 白石渡粮库 临洲供电公司 澜声精密 禾下电子 望澜物流 青禾食品 市建筑设计院
`);

export const posts = list(`
  工会主席 车间主任 班组长 党委书记 焊工 值班站长 护士长 公交司机 质检员 安全员 快递员 高级技师 教研组长 项目经理
  退休教师 女职工委员 工程师 调度员 理发师 支部书记
`);

export const titles = [
  '《职工提案办理办法》',
  '《夜班劳动保护须知》',
  '《临洲港口志》',
  '《一根焊条的三十年》',
  '《集体合同（草案）》',
  '《关于加强高温作业管理的通知》',
  '《云汀晚报》',
  '《望澜的灯》',
  '《机床保养手册（第3版）》',
  '《〈安全生产条例〉实施细则》',
  '《“小哥驿站”建设指南》',
  '《Blue Heron 导航说明》',
];

export const latin = list(`
  5G AGV PLC CNC Wi-Fi APP AI LED VR GDP PM2.5 DN400 M12 ISO9001 Qinghe Lanting BlueHeron Robotics workshop
  feedback Excel Python SUV ETC CT B超 KTV U盘 T恤 N95 CO₂ e-mail ABC Delta Heron 3D O2O MPa Type-C
`);

/** What stands between two places to break is no longer than a long word, as papers see to themselves. */
export const addresses = [
  'www.linzhou.example/tian/2026',
  'https://news.linzhou.example/a/1203.html',
  'www.wanglan.example/yuyue/77',
  'https://gonghui.example',
];

export const things = list(`
  提案 食堂 更衣室 夜班补贴 培训课 焊接机器人 除尘设备 候车亭 充电桩 母婴室 职工书屋 图纸 生产线 安全帽 值班表
  体检套餐 集体合同 工资协商 劳模工作室 班前会 老旧管网 排水泵 输送带 变压器 调度系统 仓储货架 零件 心理热线
  爱心驿站 停车位 盲道 电梯 合唱团 运动会 急救包 路灯
`);

export const verbs = list(`
  修改 更换 检查 试用 讨论 登记 测量 改造 维护 推广 核对 公布 验收 盘点 调整 设计 安装 学习 落实 跟踪 关注 支持
`);

export const adverbs = list(`
  逐一 连夜 当场 反复 认真 陆续 随即 一起 先后 主动 按时 慢慢 如期 分批 率先 共同
`);
