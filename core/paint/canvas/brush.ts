import type { FaceId, PictureId } from '../../base/ids';
import type { Ink } from '../../base/ink';
import type { Pt } from '../../base/units';
import type { CanvasLike, ScreenPicture } from './context';
import { screenColour } from './screenInk';

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

export interface PaintSources<Image, Path> {
  /** CSS family under which a face is loaded. */
  readonly family: (face: FaceId) => string;
  /** Undefined where the picture is missing or not decoded yet. */
  readonly picture: (id: PictureId) => ScreenPicture<Image> | undefined;
  /** Outline of a glyph in em, y downwards from the pen; undefined where the face has none. */
  readonly outline: (face: FaceId, glyph: number) => Path | undefined;
}

/** Keeps what the context is set to: setting a font, a spacing or a transform costs more than drawing a word. */
export class Brush<Image, Path> {
  readonly context: CanvasLike<Image, Path>;
  readonly window: Window;
  #family = '';
  #size: Pt = Number.NaN;
  #spacing = Number.NaN;
  #fill = '';
  #stroke = '';
  #space: 'pixels' | 'points' | 'turned' | 'glyph' = 'pixels';
  #widen = 1;
  #typeset = false;

  constructor(context: CanvasLike<Image, Path>, window: Window) {
    this.context = context;
    this.window = window;
  }

  /** What follows is in device pixels of the window. */
  pixels(): void {
    if (this.#space === 'pixels') return;
    this.#space = 'pixels';
    this.context.setTransform(1, 0, 0, 1, 0, 0);
  }

  /**
   * What follows is in pt of the page: the browser lays texts out once for every zoom. `widen` stretches along the line
   * what is drawn; `turned` looks down the page, so that x there is the page's y and y there the page's x, negated.
   */
  points(widen = 1, turned = false): void {
    const space = turned ? 'turned' : 'points';
    if (this.#space === space && this.#widen === widen) return;
    this.#space = space;
    this.#widen = widen;
    const { scale, x, y } = this.window;
    if (turned) this.context.setTransform(0, scale * widen, -scale, 0, -x, -y);
    else this.context.setTransform(scale * widen, 0, 0, scale, -x, -y);
  }

  /** What follows is in em of a glyph whose pen stands at a place of the page. */
  glyphAt(x: Pt, y: Pt, size: Pt, widen: number, turned: boolean): void {
    this.#space = 'glyph';
    const { window } = this;
    const em = size * window.scale;
    const left = x * window.scale - window.x;
    const top = y * window.scale - window.y;
    if (turned) this.context.setTransform(0, em * widen, -em, 0, left, top);
    else this.context.setTransform(em * widen, 0, 0, em, left, top);
  }

  font(family: string, size: Pt): void {
    if (!this.#typeset) this.#setType();
    if (family === this.#family && size === this.#size) return;
    this.#family = family;
    this.#size = size;
    this.context.font = `${size}px ${family}`;
  }

  #setType(): void {
    this.#typeset = true;
    this.context.textBaseline = 'alphabetic';
    this.context.textAlign = 'left';
    this.context.fontKerning = 'none';
    // Without it the browser rounds advances and snaps glyphs to whole pixels.
    this.context.textRendering = 'geometricPrecision';
  }

  spacing(spacing: Pt): void {
    // Exactly none would let the browser join `fi`; the composition sets every character by itself.
    const wanted = Math.abs(spacing) < 1e-4 ? 1e-4 : spacing;
    if (wanted === this.#spacing) return;
    this.#spacing = wanted;
    this.context.letterSpacing = `${wanted.toFixed(4)}px`;
  }

  fill(ink: Ink | string): void {
    const colour = typeof ink === 'string' ? ink : screenColour(ink);
    if (this.#fill === colour) return;
    this.#fill = colour;
    this.context.fillStyle = colour;
  }

  stroke(ink: Ink | string, width: number): void {
    const colour = typeof ink === 'string' ? ink : screenColour(ink);
    if (this.#stroke !== colour) {
      this.#stroke = colour;
      this.context.strokeStyle = colour;
    }
    this.context.lineWidth = width;
  }
}
