import { copyOf } from '../make/copy';
import { block, boxed, head, makePage, rule, TINT } from '../make/page';

/** Economy page dense with figures, units and Latin, set in a composite font with hyphenation. */
export const figures = makePage({
  name: 'figures',
  about: '经济版：数字、单位、外文密集，复合字体与英文断词',
  sheet: 'a4',
  number: 4,
  section: '经济',
  loose: 0.07,
  grid: { size: 10.5, pitch: 16, columns: 3, measure: 15, gutter: 1, lines: 44 },
  stories: copyOf('figures'),
  styles: [
    {
      id: 'body',
      size: 10.5,
      hyphenate: true,
      gapMost: 0.25,
      latin: { face: 'song-text', scale: 1.05, shift: 0 },
    },
    {
      id: 'board',
      from: 'body',
      face: 'hei',
      indent: 0,
      latin: { face: 'hei-heavy', scale: 0.98, shift: 0 },
    },
  ],
  items: [
    block('jingji', [0, 0, 47, 28], 3, head('over', 'center', { headline: 'headline-lead' })),
    rule('rule', [0, 28, 47, 1]),
    block('keji', [0, 29, 29, 15], 2, head('over', 'start', { headline: 'headline-2' })),
    boxed(
      'board-box',
      [31, 29, 16, 15],
      [
        block('huilv', [1, 1, 14, 13], 1, head('over', 'center', { headline: 'headline-2' }), {
          body: 'board',
          fill: 'top',
        }),
      ],
      { tint: TINT },
    ),
  ],
});
