import { copyOf } from '../make/copy';
import { block, boxed, head, makePage, rule, TINT } from '../make/page';

/** A vertical block with its vertical headline beside horizontal stories. */
export const mixed = makePage({
  name: 'mixed',
  about: '横竖混排：竖排散文与横排消息、短评同版',
  sheet: 'a4',
  number: 3,
  section: '端午',
  grid: { size: 12, pitch: 21, columns: 3, measure: 13, gutter: 1, lines: 33 },
  stories: copyOf('mixed'),
  styles: [
    { id: 'headline-vertical', from: 'headline-lead', face: 'song-medium', size: 30, tracking: 0.15 },
    { id: 'body', size: 12 },
    { id: 'body-vertical', from: 'body', face: 'kai', size: 12 },
  ],
  items: [
    block('longzhou', [0, 0, 41, 15], 1, head('right', 'start', { headline: 'headline-vertical' }), {
      body: 'body-vertical',
      direction: 'vertical',
    }),
    rule('rule', [0, 15, 41, 1]),
    block('guize', [0, 16, 27, 17], 2, head('over', 'center', { headline: 'headline-1' })),
    boxed(
      'comment',
      [28, 16, 13, 17],
      [block('duanping', [1, 1, 11, 15], 1, head('over', 'center', { headline: 'headline-2' }))],
      { tint: TINT },
    ),
  ],
});
