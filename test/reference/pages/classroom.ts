import { copyOf } from '../make/copy';
import { block, boxed, head, makePage, TINT } from '../make/page';

/** Classroom page: pinyin over a poem, proper names and titles underlined, dots, note marks. */
export const classroom = makePage({
  name: 'classroom',
  about: '语文版：注音、专名号、书名号、着重号、注码、上标',
  sheet: 'a4',
  number: 5,
  section: '诗词课',
  grid: { size: 10.5, pitch: 18.6, columns: 1, measure: 47, gutter: 1, lines: 38 },
  stories: copyOf('classroom'),
  styles: [
    { id: 'poem', from: 'body', face: 'kai', size: 14, pitch: 31, align: 'start', indent: 12, tracking: 0.5 },
    { id: 'body', size: 10.5 },
    { id: 'notes', from: 'body', face: 'kai', size: 9, indent: 0 },
  ],
  items: [
    block('gushi', [0, 0, 47, 14], 1, head('over', 'center', { headline: 'headline-1' }), {
      body: 'poem',
      fill: 'top',
    }),
    block('shangxi', [0, 15, 30, 23], 1, head('over', 'start', { headline: 'headline-2' })),
    boxed(
      'words',
      [32, 15, 15, 14.4],
      [
        block('cidian', [1, 1, 13, 13], 1, head('over', 'center', { headline: 'headline-2' }), {
          fill: 'top',
        }),
      ],
      { tint: TINT },
    ),
    block('zhushi', [32, 30, 15, 8], 1, head('over', 'start', { headline: 'headline-2' }), {
      body: 'notes',
      fill: 'top',
    }),
  ],
});
