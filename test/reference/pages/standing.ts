import { sampleStories } from '../make/copy';
import { block, head, makePage, placed, rule } from '../make/page';
import { bridge, drawPicture } from '../make/pictures';

/** Headlines that stand vertically left and right of horizontal text. */
export const standing = async () =>
  makePage({
    name: 'standing',
    about: '左竖题与右竖题：竖题旁横排正文，题旁配图',
    sheet: 'a3',
    number: 3,
    section: '人物',
    stories: sampleStories('ludeng-xia', 'gaoxiulan', 'suanpan', 'yougexiawen'),
    pictures: [await drawPicture('qiao', [1400, 700], bridge(1400, 700), '雾散以后的五孔桥。', '周野 摄')],
    styles: [
      { id: 'headline-standing', from: 'headline-lead', size: 32 },
      { id: 'headline-kai', from: 'headline-1', face: 'kai', size: 24 },
    ],
    items: [
      block('ludeng-xia', [0, 0, 83, 30], 5, head('left', 'center', { headline: 'headline-standing' }), {
        pictures: [placed('qiao', [41, 0, 42, 20], { caption: true })],
      }),
      rule('rule-1', [0, 30.5, 83, 1]),
      block('gaoxiulan', [0, 32, 83, 24], 5, head('right', 'center', { headline: 'headline-standing' })),
      rule('rule-2', [0, 56.5, 83, 1]),
      block('suanpan', [0, 58, 40, 27], 2, head('left', 'center', { headline: 'headline-kai' })),
      rule('rule-3', [41, 58, 1, 27], 0.3),
      block('yougexiawen', [43, 58, 40, 27], 2, head('right', 'center', { headline: 'headline-kai' })),
    ],
  });
