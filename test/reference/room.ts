import type { ComposedPage } from '../../core/page/composed';
import { type Extent, lineExtent } from './glyphs';

/** Two em boxes may touch; less than this they do not overlap, in pt. */
const TOUCH = 0.6;

interface Thing extends Extent {
  readonly what: string;
  readonly item: string;
}

/** Lines that lie on one another, on a picture or off the sheet. Pictures with an outline let text into their box. */
export function roomFaults(page: ComposedPage, outlined: ReadonlySet<string>): readonly string[] {
  const lines: readonly Thing[] = page.frames.flatMap((frame) =>
    frame.lines
      .filter(({ text }) => text.trim() !== '')
      .map((line) => ({
        ...lineExtent(line),
        what: `${frame.id} “${line.text.slice(0, 8)}”`,
        item: frame.item,
      })),
  );
  const pictures: readonly Thing[] = page.marks.flatMap((mark) =>
    mark.kind === 'picture' && !outlined.has(mark.picture)
      ? [
          {
            left: mark.rect.x,
            top: mark.rect.y,
            right: mark.rect.x + mark.rect.width,
            bottom: mark.rect.y + mark.rect.height,
            what: `picture ${mark.picture}`,
            item: mark.item,
          },
        ]
      : [],
  );
  const faults: string[] = [];
  lines.forEach((line, i) => {
    if (line.left < 0 || line.top < 0 || line.right > page.width || line.bottom > page.height)
      faults.push(`${line.what} runs off the sheet`);
    for (const other of [...lines.slice(i + 1), ...pictures])
      if (overlaps(line, other)) faults.push(`${line.what} lies on ${other.what}`);
  });
  return faults;
}

const overlaps = (a: Extent, b: Extent): boolean =>
  a.left < b.right - TOUCH &&
  b.left < a.right - TOUCH &&
  a.top < b.bottom - TOUCH &&
  b.top < a.bottom - TOUCH;
