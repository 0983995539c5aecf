import { intersects, type Rect } from '../../base/geometry';
import type { ComposedPage, Mark } from '../../page/composed';
import { Brush, type PaintSources, type Window } from './brush';
import type { CanvasLike } from './context';
import { frameExtent, markExtent } from './extent';
import { paintLine } from './lines';
import { paintBox, paintPicture, paintRule } from './shapes';

const PAPER = '#ffffff';

/** Paints what of the page lies in the window. The whole window is painted over; nothing outside is touched. */
export function paintPage<Image, Path>(
  context: CanvasLike<Image, Path>,
  page: ComposedPage,
  window: Window,
  sources: PaintSources<Image, Path>,
): void {
  const { scale } = window;
  const visible: Rect = {
    x: window.x / scale,
    y: window.y / scale,
    width: window.width / scale,
    height: window.height / scale,
  };
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  context.rect(0, 0, window.width, window.height);
  context.clip();
  const brush = new Brush(context, window);
  brush.fill(PAPER);
  context.fillRect(0, 0, window.width, window.height);
  for (const mark of within(page, visible)) {
    if (mark.kind === 'line') paintLine(brush, mark.line, sources);
    else if (mark.kind === 'tint') paintBox(brush, mark.rect, mark.ink);
    else if (mark.kind === 'rule') paintRule(brush, mark);
    else paintPicture(brush, mark, mark.missing ? undefined : sources.picture(mark.picture));
  }
  context.restore();
}

/**
 * The marks that reach into a part of the page, in painting order. The lines of a frame follow one another among the
 * marks: a frame that lies elsewhere is passed over whole.
 */
function within({ marks, frames }: ComposedPage, part: Rect): Mark[] {
  const found: Mark[] = [];
  const filled = frames.filter(({ lines }) => lines.length > 0);
  let next = 0;
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i];
    const frame = filled[next];
    if (!mark) continue;
    if (mark.kind === 'line' && mark.line === frame?.lines[0]) {
      next++;
      if (!intersects(frameExtent(frame), part)) {
        i += frame.lines.length - 1;
        continue;
      }
    }
    if (intersects(markExtent(mark), part)) found.push(mark);
  }
  return found;
}
