/**
 * The part of a 2D context that a page needs. The worker's OffscreenCanvas has it, and so has the recording
 * context of the tests. `Image` is whatever the context can draw, `Path` the outline of a glyph as it keeps them.
 */
export interface CanvasLike<Image, Path> {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  font: string;
  letterSpacing: string;
  fontKerning: string;
  textRendering: string;
  textBaseline: string;
  textAlign: string;
  save(): void;
  restore(): void;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  beginPath(): void;
  rect(x: number, y: number, width: number, height: number): void;
  clip(rule?: 'evenodd'): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  stroke(): void;
  arc(x: number, y: number, radius: number, start: number, end: number): void;
  fill(): void;
  fill(path: Path): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  drawImage(
    image: Image,
    sx: number,
    sy: number,
    sw: number,
    sh: number,
    dx: number,
    dy: number,
    dw: number,
    dh: number,
  ): void;
}

/** A decoded picture and its pixel size. */
export interface ScreenPicture<Image> {
  readonly image: Image;
  readonly width: number;
  readonly height: number;
}
