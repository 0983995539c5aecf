import type { CanvasLike } from '../../../../../core/paint/canvas';

/** A text as it came to the canvas, with all that decides how it looks. */
export interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly spacing: number;
  readonly font: string;
  readonly fill: unknown;
  readonly kerning: string;
  readonly rendering: string;
  readonly transform: readonly number[];
}

export interface DrawnBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: unknown;
}

/** Writes down what a painter does, and counts what is dear. */
export class RecordingContext implements CanvasLike<string, string> {
  fillStyle: unknown = '#000000';
  strokeStyle: unknown = '#000000';
  lineWidth = 1;
  fontKerning = 'auto';
  textRendering = 'auto';
  textBaseline = 'alphabetic';
  textAlign = 'start';
  readonly texts: DrawnText[] = [];
  readonly boxes: DrawnBox[] = [];
  readonly images: (readonly (string | number)[])[] = [];
  readonly strokes: (readonly number[])[] = [];
  readonly dots: (readonly number[])[] = [];
  /** Outlines filled, each with the transform it went through. */
  readonly outlines: {
    readonly path: string;
    readonly transform: readonly number[];
    readonly fill: unknown;
  }[] = [];
  /** Control points and ends of the curves of each stroke. */
  readonly curves: (readonly number[])[] = [];
  readonly clips: (readonly number[])[] = [];
  fontChanges = 0;
  spacingChanges = 0;
  depth = 0;
  #font = '';
  #letterSpacing = '0px';
  #transform: readonly number[] = [1, 0, 0, 1, 0, 0];
  #path: number[] = [];

  get font(): string {
    return this.#font;
  }
  set font(value: string) {
    this.fontChanges += 1;
    this.#font = value;
  }
  get letterSpacing(): string {
    return this.#letterSpacing;
  }
  set letterSpacing(value: string) {
    this.spacingChanges += 1;
    this.#letterSpacing = value;
  }
  arc(x: number, y: number, radius: number): void {
    this.#path.push(x, y, radius);
  }
  fill(path?: string): void {
    if (path === undefined) this.dots.push([...this.#path]);
    else this.outlines.push({ path, transform: this.#transform, fill: this.fillStyle });
  }
  save(): void {
    this.depth += 1;
  }
  restore(): void {
    this.depth -= 1;
  }
  setTransform(...matrix: [number, number, number, number, number, number]): void {
    this.#transform = matrix;
  }
  beginPath(): void {
    this.#path = [];
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.#path.push(x, y, width, height);
  }
  clip(): void {
    this.clips.push(this.#path);
  }
  closePath(): void {
    this.#path.push(...this.#path.slice(0, 2));
  }
  moveTo(x: number, y: number): void {
    this.#path.push(x, y);
  }
  lineTo(x: number, y: number): void {
    this.#path.push(x, y);
  }
  bezierCurveTo(...points: number[]): void {
    this.#path.push(...points);
    this.curves.push(points);
  }
  stroke(): void {
    this.strokes.push(this.#path);
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.boxes.push({ x, y, width, height, fill: this.fillStyle });
  }
  fillText(text: string, x: number, y: number): void {
    this.texts.push({
      text,
      x,
      y,
      spacing: Number.parseFloat(this.#letterSpacing),
      font: this.#font,
      fill: this.fillStyle,
      kerning: this.fontKerning,
      rendering: this.textRendering,
      transform: this.#transform,
    });
  }
  drawImage(image: string, ...numbers: number[]): void {
    this.images.push([image, ...numbers]);
  }
}
