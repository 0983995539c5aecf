import { sampleStories } from '../make/copy';
import { block, head, makePage, placed, rule } from '../make/page';
import { bridge, drawPicture } from '../make/pictures';

/** Headlines that stand vertically left and right of horizontal text. */
export const standing = async () =>
  makePage({
    name: 'standing',
    about: '左竖题与右竖题：竖题旁横排正文，题旁配图',
    sheet: 'tabloid',
    number: 3,
    section: '人物',
    stories: sampleStories('ludeng-xia', 'gaoxiulan', 'suanpan', 'yougexiawen', 'houcheting'),
    pictures: [await drawPicture('qiao', [1400, 700], bridge(1400, 700), '雾散以后的五孔桥。', '周野 摄')],
    styles: [
      { id: 'headline-standing', from: 'headline-lead', size: 30 },
      { id: 'headline-kai', from: 'headline-1', face: 'kai', size: 22 },
    ],
    items: [
      block('ludeng-xia', [0, 0, 71, 24], 5, head('left', 'center', { headline: 'headline-standing' }), {
        pictures: [placed('qiao', [35, 0, 36, 15], { caption: true })],
      }),
      rule('rule-1', [0, 24, 71, 1]),
      block('gaoxiulan', [0, 25, 71, 19], 5, head('right', 'center', { headline: 'headline-standing' })),
      rule('rule-2', [0, 44, 71, 1]),
      block('suanpan', [0, 45, 34, 18], 2, head('left', 'center', { headline: 'headline-kai' })),
      rule('rule-3', [34.5, 45, 1, 18], 0.3),
      block('yougexiawen', [36, 45, 35, 18], 2, head('right', 'center', { headline: 'headline-kai' })),
      rule('rule-4', [0, 63, 71, 1]),
      block('houcheting', [0, 64, 71, 14], 4, head('left', 'start', { headline: 'headline-kai' })),
    ],
  });
