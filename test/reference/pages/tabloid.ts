import { sampleStories } from '../make/copy';
import { block, boxed, head, makePage, rule, TINT } from '../make/page';

/** Tabloid of six narrow columns: eleven characters are the hardest measure for even setting. */
export const tabloid = makePage({
  name: 'tabloid',
  about: '四开六栏：头条、双稿并排、底纹短讯，十一字窄栏',
  sheet: 'tabloid',
  number: 5,
  section: '工会新闻',
  stories: sampleStories(
    '17-hao-tian',
    'liudong-yizhan',
    'gongxiang-gonghui',
    'xiubang',
    'songnuan',
    'dushuhui',
  ),
  items: [
    block('17-hao-tian', [0, 0, 71, 36], 6, head('over', 'center', { headline: 'headline-lead' })),
    rule('rule-middle', [0, 36, 71, 1], 0.5),
    block('gongxiang-gonghui', [0, 37, 35, 22], 3, head('over', 'center', { headline: 'headline-2' })),
    rule('rule-between', [35, 37, 1, 22], 0.3),
    block('liudong-yizhan', [36, 37, 35, 22], 3, head('over', 'center', { headline: 'headline-2' })),
    boxed(
      'briefs',
      [0, 60, 71, 18],
      [
        block('xiubang', [1.5, 1, 26, 16], 2, head('over', 'start', { headline: 'headline-2' }), {
          gutter: 2,
        }),
        block('songnuan', [29.5, 1, 19, 16], 1, head('over', 'start', { headline: 'headline-2' }), {
          gutter: 2,
        }),
        block('dushuhui', [50.5, 1, 19, 16], 1, head('over', 'start', { headline: 'headline-2' }), {
          gutter: 2,
        }),
      ],
      { tint: TINT },
    ),
  ],
});
