import type { Diagnostic } from '../../../base/diagnostic';
import type { PageRule } from '../input';

/** Newsprint: photographs 200 dpi effective, warned of under 150; line art 600. Pixels per inch. */
const PHOTO_LEAST = 150;
const PHOTO_GOOD = 200;
const LINE_GOOD = 600;
const PT_PER_INCH = 72;
/** Half a pixel of rounding is no finding. */
const TOLERANCE = 0.5;

/** Pixels per inch of pictures as placed: the frame is filled and what stands out is cropped. */
export const ppiRule: PageRule = ({ composed, pictures }) =>
  composed.marks.flatMap((mark): readonly Diagnostic[] => {
    const picture = mark.kind === 'picture' && !mark.missing ? pictures[mark.picture] : undefined;
    if (mark.kind !== 'picture' || !picture) return [];
    const { width, height } = mark.rect;
    const ppi = Math.min(picture.width / width, picture.height / height) * PT_PER_INCH;
    const good = picture.nature === 'line' ? LINE_GOOD : PHOTO_GOOD;
    if (ppi >= good - TOLERANCE) return [];
    const coarse = picture.nature === 'photo' && ppi < PHOTO_LEAST;
    return [
      {
        rule: 'PAGE-PPI',
        severity: coarse ? 'error' : 'advice',
        place: { page: composed.page, item: mark.item, picture: mark.picture },
        params: { name: picture.name, ppi: Math.round(ppi), good },
        basis: 'newsprint',
      },
    ];
  });
