import { bottom, type Point, type Rect, right } from '../../base/geometry';
import { grey, type Ink } from '../../base/ink';
import type { Pt } from '../../base/units';
import type { PictureMark, RuleMark } from '../../page/composed';
import type { Brush } from './brush';
import type { ScreenPicture } from './context';

const MISSING_GROUND = grey(8);
const MISSING_LINE = grey(45);

/** A filled box on whole pixels. */
export function paintBox<Image, Path>(brush: Brush<Image, Path>, rect: Rect, ink: Ink): void {
  brush.pixels();
  brush.fill(ink);
  const { scale, x, y } = brush.window;
  const left = Math.round(rect.x * scale) - x;
  const top = Math.round(rect.y * scale) - y;
  const width = Math.max(1, Math.round(right(rect) * scale) - x - left);
  const height = Math.max(1, Math.round(bottom(rect) * scale) - y - top);
  brush.context.fillRect(left, top, width, height);
}

/** Upright and level rules lie on whole pixels and never vanish; the others are stroked. */
export function paintRule<Image, Path>(brush: Brush<Image, Path>, rule: RuleMark): void {
  brush.pixels();
  const { scale, x, y } = brush.window;
  const weight = Math.max(1, Math.round(rule.weight * scale));
  if (rule.y1 === rule.y2) {
    brush.fill(rule.ink);
    const left = Math.round(Math.min(rule.x1, rule.x2) * scale) - x;
    const end = Math.round(Math.max(rule.x1, rule.x2) * scale) - x;
    brush.context.fillRect(left, Math.round(rule.y1 * scale - weight / 2) - y, end - left, weight);
  } else if (rule.x1 === rule.x2) {
    brush.fill(rule.ink);
    const top = Math.round(Math.min(rule.y1, rule.y2) * scale) - y;
    const end = Math.round(Math.max(rule.y1, rule.y2) * scale) - y;
    brush.context.fillRect(Math.round(rule.x1 * scale - weight / 2) - x, top, weight, end - top);
  } else {
    brush.stroke(rule.ink, weight);
    straight(brush, rule.x1, rule.y1, rule.x2, rule.y2);
  }
}

function straight<Image, Path>(
  { context, window }: Brush<Image, Path>,
  x1: Pt,
  y1: Pt,
  x2: Pt,
  y2: Pt,
): void {
  const { scale, x, y } = window;
  context.beginPath();
  context.moveTo(x1 * scale - x, y1 * scale - y);
  context.lineTo(x2 * scale - x, y2 * scale - y);
  context.stroke();
}

/** Only what lies inside the outline of a cut-out is drawn. */
function clipTo<Image, Path>({ context, window }: Brush<Image, Path>, outline: readonly Point[]): void {
  const { scale, x, y } = window;
  context.beginPath();
  outline.forEach((corner, n) => {
    const at: [number, number] = [corner.x * scale - x, corner.y * scale - y];
    if (n === 0) context.moveTo(...at);
    else context.lineTo(...at);
  });
  context.closePath();
  context.clip('evenodd');
}

/** The picture fills its box and is cropped round its centre; a missing one is a crossed box, one on its way a plain one. */
export function paintPicture<Image, Path>(
  brush: Brush<Image, Path>,
  mark: PictureMark,
  picture: ScreenPicture<Image> | undefined,
): void {
  if (mark.missing || !picture) {
    paintBox(brush, mark.rect, MISSING_GROUND);
    if (mark.missing) cross(brush, mark.rect);
    return;
  }
  brush.pixels();
  const { scale, x, y } = brush.window;
  const { rect } = mark;
  const fit = Math.max(rect.width / picture.width, rect.height / picture.height);
  const sw = rect.width / fit;
  const sh = rect.height / fit;
  const left = Math.round(rect.x * scale) - x;
  const top = Math.round(rect.y * scale) - y;
  if (mark.clip) {
    brush.context.save();
    clipTo(brush, mark.clip);
  }
  brush.context.drawImage(
    picture.image,
    (picture.width - sw) / 2,
    (picture.height - sh) / 2,
    sw,
    sh,
    left,
    top,
    Math.round(right(rect) * scale) - x - left,
    Math.round(bottom(rect) * scale) - y - top,
  );
  if (mark.clip) brush.context.restore();
}

function cross<Image, Path>(brush: Brush<Image, Path>, rect: Rect): void {
  brush.stroke(MISSING_LINE, Math.max(1, Math.round(0.5 * brush.window.scale)));
  straight(brush, rect.x, rect.y, right(rect), bottom(rect));
  straight(brush, right(rect), rect.y, rect.x, bottom(rect));
  straight(brush, rect.x, rect.y, right(rect), rect.y);
  straight(brush, right(rect), rect.y, right(rect), bottom(rect));
  straight(brush, right(rect), bottom(rect), rect.x, bottom(rect));
  straight(brush, rect.x, bottom(rect), rect.x, rect.y);
}
