import { copyOf } from '../make/copy';
import { block, head, makePage, placed, rule } from '../make/page';
import { bridge, drawPicture, FAN_OUTLINE, fan } from '../make/pictures';

/** Text round an outline, and on both sides of a picture. */
export const wrap = async () =>
  makePage({
    name: 'wrap',
    about: '不规则绕排与两侧绕文：团扇外形、图跨栏居中',
    sheet: 'a4',
    number: 6,
    section: '手艺',
    grid: { size: 10, pitch: 14, columns: 2, measure: 24, gutter: 1, lines: 50 },
    stories: copyOf('wrap'),
    styles: [{ id: 'body', size: 10 }],
    pictures: [
      await drawPicture('shan', [900, 900], fan(900)),
      await drawPicture('qiao', [1200, 640], bridge(1200, 640)),
    ],
    items: [
      block('tuanshan', [0, 0, 49, 32], 2, head('over', 'center', { headline: 'headline-lead' }), {
        columnRule: false,
        pictures: [
          placed('shan', [15.5, 13, 18, 13], {
            distance: 1,
            wrap: { outline: FAN_OUTLINE.map(([x, y]) => [x, y]), sides: 'both' },
          }),
        ],
      }),
      rule('rule', [0, 32, 49, 1]),
      block('guqiao', [0, 33, 49, 17], 1, head('over', 'center', { headline: 'headline-2' }), {
        pictures: [placed('qiao', [16, 6, 17, 8], { wrap: { sides: 'both' } })],
      }),
    ],
  });
