import { sampleStories } from '../make/copy';
import { block, boxed, head, makePage, placed, rule, TINT } from '../make/page';
import { bridge, drawPicture, hills } from '../make/pictures';

/** Pictures that stand over gutters, and blocks whose columns are not the page's (破栏). */
export const gutter = async () =>
  makePage({
    name: 'gutter',
    about: '图骑栏缝、破栏变宽：三栏文与六栏网格并用',
    sheet: 'tabloid',
    number: 8,
    section: '副刊',
    stories: sampleStories('duchuan', 'qishou-chewei', 'suanpan', 'dushuhui', 'xiubang'),
    pictures: [
      await drawPicture('jiang', [1300, 800], hills(1300, 800, 0.6), '江面上的第一缕光。', '许愿 摄'),
      await drawPicture('qiao', [1200, 600], bridge(1200, 600), '桥洞里的水声，是小镇的早钟。', '周野 摄'),
    ],
    items: [
      block('duchuan', [0, 0, 71, 34], 4, head('over', 'center', { headline: 'headline-lead' }), {
        pictures: [placed('jiang', [25, 15, 21, 13], { caption: true })],
      }),
      rule('rule-1', [0, 34.5, 71, 1]),
      block('qishou-chewei', [0, 36, 47, 30], 3, head('over', 'center', { headline: 'headline-1' }), {
        pictures: [placed('qiao', [12, 14, 23, 12], { caption: true })],
      }),
      rule('rule-2', [47, 36, 1, 42], 0.3),
      block('suanpan', [48, 36, 23, 24], 2, head('over', 'start', { headline: 'headline-2' })),
      rule('rule-3', [0, 66, 47, 1], 0.3),
      block('xiubang', [0, 67, 47, 11], 3, head('over', 'start', { headline: 'headline-2' })),
      boxed(
        'note-box',
        [48, 62, 23, 16],
        [block('dushuhui', [1.5, 1, 20, 14], 1, head('over', 'start', { headline: 'headline-2' }))],
        { tint: TINT },
      ),
    ],
  });
