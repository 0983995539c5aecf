import { sampleStories } from '../make/copy';
import { block, boxed, head, makePage, rule, TINT } from '../make/page';

/** 眉式 and 串文 heads, with frame and tint; a boxed story. */
export const heads = makePage({
  name: 'heads',
  about: '眉式、串文、加框、底纹题：题在栏中，文绕题走',
  sheet: 'tabloid',
  number: 4,
  section: '综合',
  stories: sampleStories(
    'gaoxiulan',
    'yibacuodao',
    'yougexiawen',
    'gongxiang-gonghui',
    'houcheting',
    'songnuan',
  ),
  items: [
    block('gaoxiulan', [0, 0, 71, 17], 6, head('brow', 'start', { headline: 'headline-1', span: 3 })),
    rule('rule-1', [0, 17, 71, 1]),
    block(
      'yibacuodao',
      [0, 18, 38, 28],
      3,
      head('inset', 'center', { headline: 'headline-1', span: 2, column: 1, row: 7, border: 'wenwu' }),
    ),
    boxed(
      'box',
      [40, 18, 31, 28],
      [
        block(
          'yougexiawen',
          [1.5, 1.5, 28, 25],
          1,
          head('over', 'center', { headline: 'headline-2', fit: 'steps' }),
        ),
      ],
      { border: 'wenwu', tint: TINT },
    ),
    rule('rule-2', [0, 46, 71, 1]),
    block(
      'gongxiang-gonghui',
      [0, 47, 71, 12],
      6,
      head('inset', 'center', {
        headline: 'headline-2',
        span: 2,
        column: 2,
        row: 0,
        border: 'hairline',
        tint: TINT,
      }),
    ),
    rule('rule-3', [0, 59, 71, 1]),
    block(
      'houcheting',
      [0, 60, 71, 11],
      6,
      head('brow', 'center', { headline: 'headline-2', span: 2, border: 'hairline', tint: TINT }),
    ),
    rule('rule-4', [0, 71, 71, 1]),
    block('songnuan', [0, 72, 71, 6], 4, head('over', 'center', { headline: 'headline-2' })),
  ],
});
