import { copyOf } from '../make/copy';
import { block, boxed, head, makePage, TINT } from '../make/page';

/** A4 notice: numbered clauses, figures, percent ranges, a list in a tinted box. */
export const notice = makePage({
  name: 'notice',
  about: 'A4 公告：条款编号、数字与单位、百分比区间、底纹名单',
  sheet: 'a4',
  number: 2,
  section: '公告',
  grid: { size: 10.5, pitch: 15, columns: 3, measure: 15, gutter: 1, lines: 47 },
  stories: copyOf('notice'),
  styles: [
    { id: 'body', size: 10.5 },
    { id: 'headline-notice', from: 'headline-1', size: 24 },
    { id: 'list', from: 'body', face: 'hei', size: 9.5, indent: 0, align: 'start' },
  ],
  items: [
    block('gonggao', [0, 0, 47, 34], 3, head('over', 'center', { headline: 'headline-notice' })),
    boxed(
      'list-box',
      [0, 35.5, 47, 11.5],
      [
        block('mingdan', [2, 1.5, 43, 9], 1, head('over', 'center', { headline: 'headline-2' }), {
          body: 'list',
          fill: 'top',
        }),
      ],
      { tint: TINT },
    ),
  ],
});
