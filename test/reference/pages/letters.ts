import { copyOf } from '../make/copy';
import { type At, block, boxed, head, makePage, rule, TINT } from '../make/page';

const letter = (n: number, area: At) =>
  block(`laixin-${n}`, area, 1, head('over', 'start', { headline: 'headline-letter' }));

/** Letters: many short pieces, each under its own small head. */
export const letters = makePage({
  name: 'letters',
  about: '读者来信：十件短稿、题小文短、栏线与底纹',
  sheet: 'a4',
  number: 6,
  section: '读者来信',
  grid: { size: 10.5, pitch: 15, columns: 3, measure: 15, gutter: 1, lines: 47 },
  stories: copyOf('letters'),
  styles: [
    { id: 'body', size: 10.5 },
    { id: 'headline-letter', from: 'headline-2', size: 15, after: 0.2 },
    { id: 'byline', face: 'kai', size: 10, after: 0 },
  ],
  items: [
    letter(1, [0, 0, 15, 12]),
    letter(2, [16, 0, 15, 12]),
    letter(4, [32, 0, 15, 12]),
    rule('rule-1', [0, 12, 47, 1], 0.3),
    letter(3, [0, 13, 15, 11]),
    letter(5, [16, 13, 15, 11]),
    letter(6, [32, 13, 15, 11]),
    rule('rule-2', [0, 24, 47, 1], 0.3),
    letter(7, [0, 25, 19, 10]),
    rule('rule-3', [19, 25, 1, 10], 0.3),
    letter(8, [20, 25, 27, 10]),
    boxed(
      'echo',
      [0, 36, 31, 11],
      [block('huiyin', [1, 1, 29, 9], 2, head('over', 'start', { headline: 'headline-letter' }))],
      { tint: TINT },
    ),
    boxed(
      'call',
      [32, 36, 15, 11],
      [block('zhengwen', [1, 1, 13, 9], 1, head('over', 'center', { headline: 'headline-letter' }))],
    ),
  ],
});
