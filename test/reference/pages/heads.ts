import { sampleStories } from '../make/copy';
import { block, boxed, head, makePage, rule, TINT } from '../make/page';

/** 眉式 and 串文 heads, with frame and tint; a boxed story. */
export const heads = makePage({
  name: 'heads',
  about: '眉式、串文、加框、底纹题：题在栏中，文绕题走',
  sheet: 'a3',
  number: 4,
  section: '综合',
  stories: sampleStories('gongxiang-gonghui', 'yibacuodao', 'houcheting', 'gaoxiulan', 'yougexiawen'),
  items: [
    block('gaoxiulan', [0, 0, 83, 22], 6, head('brow', 'start', { headline: 'headline-1', span: 3 })),
    rule('rule-1', [0, 22.5, 83, 1]),
    block(
      'yibacuodao',
      [0, 24, 55, 26],
      4,
      head('inset', 'center', {
        headline: 'headline-1',
        span: 2,
        column: 1,
        row: 7,
        border: 'wenwu',
      }),
    ),
    rule('rule-2', [55, 24, 1, 26], 0.3),
    boxed(
      'box',
      [57, 24, 26, 26],
      [block('yougexiawen', [1.5, 1.5, 23, 23], 1, head('over', 'center', { headline: 'headline-2' }))],
      { border: 'wenwu', tint: TINT },
    ),
    rule('rule-3', [0, 50.5, 83, 1]),
    block(
      'gongxiang-gonghui',
      [0, 52, 83, 16],
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
    rule('rule-4', [0, 68.5, 83, 1]),
    block(
      'houcheting',
      [0, 70, 83, 15],
      6,
      head('brow', 'center', { headline: 'headline-2', span: 2, border: 'hairline', tint: TINT }),
    ),
  ],
});
