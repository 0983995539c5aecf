import { bottom, intersects, type Rect, right } from '../../base/geometry';
import type { FaceId, PictureId } from '../../base/ids';
import { grey } from '../../base/ink';
import type { Pt } from '../../base/units';
import type { ComposedLine, ComposedPage, PictureMark, RuleMark } from '../../page/composed';
import type { CanvasLike, ScreenPicture } from './context';
import { markExtent } from './extent';
import { screenColour } from './screenInk';
import { spansOf, type TextSpan } from './spans';

/** Which piece of the page goes where: device pixel (0, 0) of the canvas is pixel (x, y) of the scaled page. */
export interface Window {
  /** Device pixels per pt. */
  readonly scale: number;
  /** Whole device pixels, so that pieces painted at different times meet exactly. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PaintSources<Image> {
  /** CSS family under which a face is loaded. */
  readonly family: (face: FaceId) => string;
  /** Undefined where the picture is missing or not decoded yet. */
  readonly picture: (id: PictureId) => ScreenPicture<Image> | undefined;
}

const PAPER = '#ffffff';
const MISSING_GROUND = screenColour(grey(8));
const MISSING_LINE = screenColour(grey(45));

/** Paints what of the page lies in the window. The whole window is painted over; nothing outside is touched. */
export function paintPage<Image>(
  context: CanvasLike<Image>,
  page: ComposedPage,
  window: Window,
  sources: PaintSources<Image>,
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
  context.fillStyle = PAPER;
  context.fillRect(0, 0, window.width, window.height);
  const pen = new Pen(context, window, sources);
  for (const mark of page.marks) {
    if (!intersects(markExtent(mark), visible)) continue;
    if (mark.kind === 'line') pen.line(mark.line);
    else if (mark.kind === 'tint') pen.box(mark.rect, screenColour(mark.ink));
    else if (mark.kind === 'rule') pen.rule(mark);
    else pen.picture(mark);
  }
  context.restore();
}

const spanCache = new WeakMap<ComposedLine, readonly (readonly TextSpan[])[]>();

const spansOfLine = (line: ComposedLine): readonly (readonly TextSpan[])[] => {
  const known = spanCache.get(line);
  if (known) return known;
  const spans = line.runs.map(spansOf);
  spanCache.set(line, spans);
  return spans;
};

/** Keeps what the context is set to: setting a font or a spacing costs more than drawing a word. */
class Pen<Image> {
  readonly #context: CanvasLike<Image>;
  readonly #window: Window;
  readonly #sources: PaintSources<Image>;
  #font = '';
  #spacing = Number.NaN;
  #colour = '';
  #textMode = false;

  constructor(context: CanvasLike<Image>, window: Window, sources: PaintSources<Image>) {
    this.#context = context;
    this.#window = window;
    this.#sources = sources;
  }

  /** Texts are drawn in pt under a transform: the browser lays them out once for every zoom. */
  #mode(text: boolean): void {
    if (this.#textMode === text) return;
    this.#textMode = text;
    const { scale, x, y } = this.#window;
    if (!text) {
      this.#context.setTransform(1, 0, 0, 1, 0, 0);
      return;
    }
    this.#context.setTransform(scale, 0, 0, scale, -x, -y);
    this.#context.textBaseline = 'alphabetic';
    this.#context.textAlign = 'left';
    this.#context.fontKerning = 'none';
    // Without it the browser rounds advances and snaps glyphs to whole pixels.
    this.#context.textRendering = 'geometricPrecision';
  }

  #ink(colour: string): void {
    if (this.#colour === colour) return;
    this.#colour = colour;
    this.#context.fillStyle = colour;
  }

  line(line: ComposedLine): void {
    this.#mode(true);
    const spans = spansOfLine(line);
    line.runs.forEach((run, i) => {
      this.#ink(screenColour(run.ink));
      const font = `${run.size}px ${this.#sources.family(run.face)}`;
      if (font !== this.#font) {
        this.#font = font;
        this.#context.font = font;
      }
      const { widen = 1 } = run;
      if (widen !== 1) this.#widen(widen);
      for (const span of spans[i] ?? []) this.#span(span, line.y, widen);
      if (widen !== 1) this.#widen(1);
    });
    if (line.dots) this.#dots(line.dots);
  }

  #dots({ xs, y, radius, ink }: NonNullable<ComposedLine['dots']>): void {
    this.#ink(screenColour(ink));
    for (const x of xs) {
      this.#context.beginPath();
      this.#context.arc(x, y, radius, 0, 2 * Math.PI);
      this.#context.fill();
    }
  }

  /** Draws glyphs wider from here on; positions along the line are divided by it in turn. */
  #widen(factor: number): void {
    const { scale, x, y } = this.#window;
    this.#context.setTransform(scale * factor, 0, 0, scale, -x, -y);
  }

  #span(span: TextSpan, y: Pt, widen: number): void {
    // Exactly none would let the browser join `fi`; the composition sets every character by itself.
    const spacing = Math.abs(span.spacing) < 1e-4 ? 1e-4 : span.spacing;
    if (spacing !== this.#spacing) {
      this.#spacing = spacing;
      this.#context.letterSpacing = `${spacing.toFixed(4)}px`;
    }
    this.#context.fillText(span.text, span.x / widen, y);
  }

  /** A filled box on whole pixels. */
  box(rect: Rect, colour: string): void {
    this.#mode(false);
    this.#ink(colour);
    const { scale, x, y } = this.#window;
    const left = Math.round(rect.x * scale) - x;
    const top = Math.round(rect.y * scale) - y;
    const width = Math.max(1, Math.round(right(rect) * scale) - x - left);
    const height = Math.max(1, Math.round(bottom(rect) * scale) - y - top);
    this.#context.fillRect(left, top, width, height);
  }

  /** Upright and level rules lie on whole pixels and never vanish; the others are stroked. */
  rule(rule: RuleMark): void {
    this.#mode(false);
    const { scale, x, y } = this.#window;
    const colour = screenColour(rule.ink);
    const weight = Math.max(1, Math.round(rule.weight * scale));
    if (rule.y1 === rule.y2) {
      this.#ink(colour);
      const left = Math.round(Math.min(rule.x1, rule.x2) * scale) - x;
      const end = Math.round(Math.max(rule.x1, rule.x2) * scale) - x;
      this.#context.fillRect(left, Math.round(rule.y1 * scale - weight / 2) - y, end - left, weight);
    } else if (rule.x1 === rule.x2) {
      this.#ink(colour);
      const top = Math.round(Math.min(rule.y1, rule.y2) * scale) - y;
      const end = Math.round(Math.max(rule.y1, rule.y2) * scale) - y;
      this.#context.fillRect(Math.round(rule.x1 * scale - weight / 2) - x, top, weight, end - top);
    } else {
      this.#context.strokeStyle = colour;
      this.#context.lineWidth = weight;
      this.#stroke(rule.x1, rule.y1, rule.x2, rule.y2);
    }
  }

  #stroke(x1: Pt, y1: Pt, x2: Pt, y2: Pt): void {
    const { scale, x, y } = this.#window;
    this.#context.beginPath();
    this.#context.moveTo(x1 * scale - x, y1 * scale - y);
    this.#context.lineTo(x2 * scale - x, y2 * scale - y);
    this.#context.stroke();
  }

  /** The picture fills its box and is cropped round its centre; a missing one is a crossed box. */
  picture(mark: PictureMark): void {
    const picture = mark.missing ? undefined : this.#sources.picture(mark.picture);
    if (!picture) {
      this.box(mark.rect, MISSING_GROUND);
      if (mark.missing) this.#cross(mark.rect);
      return;
    }
    this.#mode(false);
    const { scale, x, y } = this.#window;
    const { rect } = mark;
    const fit = Math.max(rect.width / picture.width, rect.height / picture.height);
    const sw = rect.width / fit;
    const sh = rect.height / fit;
    const left = Math.round(rect.x * scale) - x;
    const top = Math.round(rect.y * scale) - y;
    this.#context.drawImage(
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
  }

  #cross(rect: Rect): void {
    this.#context.strokeStyle = MISSING_LINE;
    this.#context.lineWidth = Math.max(1, Math.round(0.5 * this.#window.scale));
    this.#stroke(rect.x, rect.y, right(rect), bottom(rect));
    this.#stroke(right(rect), rect.y, rect.x, bottom(rect));
    this.#stroke(rect.x, rect.y, right(rect), rect.y);
    this.#stroke(right(rect), rect.y, right(rect), bottom(rect));
    this.#stroke(right(rect), bottom(rect), rect.x, bottom(rect));
    this.#stroke(rect.x, bottom(rect), rect.x, rect.y);
  }
}
