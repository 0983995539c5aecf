import { copyOf } from '../make/copy';
import { block, boxed, head, makePage } from '../make/page';

/** Vertical supplement page: tiers of running text, the headline at the right, a poem in a box. */
export const vertical = makePage({
  name: 'vertical',
  about: '竖排副刊：右竖题、双层正文、『』、纵中横、竖排诗框',
  sheet: 'a4',
  number: 7,
  section: '云溪旧影',
  grid: { size: 10.5, pitch: 17, columns: 1, measure: 47, gutter: 1, lines: 41 },
  stories: copyOf('vertical'),
  styles: [
    { id: 'body', size: 10.5 },
    { id: 'headline-vertical', from: 'headline-lead', face: 'song-medium', size: 34, tracking: 0.2 },
    { id: 'headline-poem', from: 'headline-1', face: 'kai', size: 20, tracking: 0.3 },
    { id: 'body-vertical', from: 'body' },
    { id: 'poem', from: 'body', face: 'kai', size: 12, pitch: 30, align: 'start', indent: 0 },
  ],
  items: [
    block('laojing', [0, 0, 47, 29], 2, head('right', 'start', { headline: 'headline-vertical' }), {
      gutter: 2,
      body: 'body-vertical',
      direction: 'vertical',
    }),
    boxed(
      'poem-box',
      [0, 30, 47, 11],
      [
        block('xiaoshi', [2, 1, 43, 9], 1, head('right', 'start', { headline: 'headline-poem' }), {
          body: 'poem',
          direction: 'vertical',
          fill: 'top',
        }),
      ],
    ),
  ],
});
