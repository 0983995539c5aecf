import { copyOf, sampleStories } from '../make/copy';
import { block, head, makePage, placed, rule, type StyleChange } from '../make/page';
import { bust, drawPicture } from '../make/pictures';

/** The same interview in another style of marks: what differs is the setting alone. */
const interview = async (name: string, about: string, body: Omit<StyleChange, 'id'>) =>
  makePage({
    name,
    about,
    sheet: 'a4',
    number: 7,
    section: '访谈',
    stories: { ...copyOf('dialogue'), ...sampleStories('houcheting', 'suanpan') },
    pictures: [await drawPicture('laogeng', [600, 760], bust(600, 760), '老庚在院子里。', '沈知行 摄')],
    styles: [{ id: 'body', ...body }],
    items: [
      block('mushi', [0, 0, 55, 31], 4, head('over', 'center', { headline: 'headline-lead' }), {
        pictures: [placed('laogeng', [42, 8, 13, 14], { caption: true })],
      }),
      rule('rule', [0, 31, 55, 1]),
      block('houcheting', [0, 32, 33, 25], 2, head('over', 'start', { headline: 'headline-2' })),
      rule('rule-between', [34, 32, 1, 25], 0.3),
      block('suanpan', [36, 32, 19, 25], 1, head('over', 'start', { headline: 'headline-2' })),
    ],
  });

export const dialogues = async () => [
  await interview('strict', '访谈：严格禁则、标点悬挂、全角标点', {
    punctuation: 'quanjiao',
    level: 'strict',
    hang: true,
  }),
  await interview('grid', '访谈：纵横对齐，一字一格', { punctuation: 'grid' }),
  await interview('line-end', '访谈：行末半角、基本禁则', { punctuation: 'line-end', level: 'basic' }),
];
