import type { PictureItem } from '../../../core/document/records/page';
import { copyOf } from '../make/copy';
import { type At, at, block, boxed, head, makePage } from '../make/page';
import { bridge, drawPicture, hills, street } from '../make/pictures';

const photo = (picture: string, area: At): PictureItem => ({
  kind: 'picture',
  id: `photo-${picture}`,
  picture,
  area: at(area),
  caption: true,
  distance: 1,
});

/** Photo page: pictures of their own with captions and credits, little text. */
export const photos = async () =>
  makePage({
    name: 'photos',
    about: '图片版：四图组照、图说与署名、短文与手记',
    sheet: 'a4',
    number: 8,
    section: '影像',
    stories: copyOf('photos'),
    pictures: [
      await drawPicture(
        'dukou',
        [1650, 780],
        hills(1650, 780, 0.2),
        '凌晨四点，渡口的第一盏灯亮了。江雾正浓，对岸还在梦里。',
        '周野 摄',
      ),
      await drawPicture('shiqiao', [900, 640], bridge(900, 640), '五孔桥上赶早市的人。', '周野 摄'),
      await drawPicture(
        'jiangxin',
        [900, 640],
        hills(900, 640, 2.4),
        '江心洲水位3.62米，比前一日低4厘米。',
        '周野 摄',
      ),
      await drawPicture('laojie', [900, 640], street(900, 640), '夜里十点的老街。', '周野 摄'),
    ],
    styles: [
      { id: 'headline-photo', from: 'headline-lead', size: 32, tracking: 0.3 },
      { id: 'photo-text', from: 'body', face: 'kai', size: 10.5 },
      { id: 'photo-note', from: 'body', face: 'kai', size: 10.5 },
    ],
    items: [
      photo('dukou', [0, 0, 55, 21]),
      block('tushuo', [0, 22, 36, 21], 1, head('over', 'start', { headline: 'headline-photo' }), {
        body: 'photo-text',
        fill: 'top',
      }),
      boxed(
        'note-box',
        [38, 22, 17, 21],
        [
          block('shouji', [1.5, 1, 14, 19], 1, head('over', 'center', { headline: 'headline-2' }), {
            body: 'photo-note',
            fill: 'top',
          }),
        ],
      ),
      photo('shiqiao', [0, 44, 17.5, 13]),
      photo('jiangxin', [18.75, 44, 17.5, 13]),
      photo('laojie', [37.5, 44, 17.5, 13]),
    ],
  });
