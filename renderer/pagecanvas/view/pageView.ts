import { intersects, type Size } from '../../../core/base/geometry';
import type { PageId } from '../../../core/base/ids';
import type { PaintMessage, TileIndex, View, ViewLevel } from '../../session/composer/pixels';
import { eachTile, TILE, tilesOver } from '../../session/composer/pixels';
import { type Camera, scaleOf, visibleRect } from '../camera/camera';
import { TileCache } from './tileCache';

/** Device pixels per pt of the whole page that is always kept: what a fast zoom falls back on. */
const ROUGH = 0.75;
/** The picture is sharpened when the zoom has stood still for this long, milliseconds. */
const SETTLE = 70;
/** The rough page is painted anew when typing has paused for this long, milliseconds. */
const PAUSE = 300;

/** What the view needs of the window. */
export interface PageViewPorts {
  readonly requestView: (view: View | null) => void;
  /** All that is in sight is painted at this revision. */
  readonly painted: (revision: number) => void;
}

/**
 * Keeps one canvas showing the page where the camera puts it. Drawing is only moving painted tiles; the
 * worker paints them. While the zoom changes, tiles of the former size are stretched, then sharp ones follow.
 */
export class PageView {
  readonly #context: CanvasRenderingContext2D;
  readonly #ports: PageViewPorts;
  readonly #tiles = new TileCache();
  #page: { readonly id: PageId; readonly size: Size } | undefined;
  #camera: Camera = { x: 0, y: 0, zoom: 1 };
  #viewport: Size = { width: 0, height: 0 };
  #ratio = 1;
  #revision = 0;
  /** Scale that is painted sharp; the camera's once it stands still. */
  #sharp = 0;
  #former = 0;
  #asked = '';
  #frame = 0;
  #settle: ReturnType<typeof setTimeout> | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(context: CanvasRenderingContext2D, ports: PageViewPorts) {
    this.#context = context;
    this.#ports = ports;
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settle);
    clearTimeout(this.#pause);
    this.#tiles.clear();
    this.#ports.requestView(null);
  }

  setPage(page: { readonly id: PageId; readonly size: Size } | undefined): void {
    const same =
      page?.id === this.#page?.id &&
      page?.size.width === this.#page?.size.width &&
      page?.size.height === this.#page?.size.height;
    if (same) return;
    this.#page = page;
    this.#tiles.clear();
    this.#asked = '';
    this.#ask();
    this.redraw();
  }

  /** Size of the canvas in CSS pixels and the device pixels of one of them. */
  setViewport(viewport: Size, ratio: number): void {
    this.#viewport = viewport;
    this.#ratio = ratio;
    const { canvas } = this.#context;
    const width = Math.max(1, Math.round(viewport.width * ratio));
    const height = Math.max(1, Math.round(viewport.height * ratio));
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      this.#draw();
    }
    this.#later();
  }

  setCamera(camera: Camera): void {
    this.#camera = camera;
    this.redraw();
    this.#later();
  }

  redraw(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  receive(message: PaintMessage): void {
    if (message.page !== this.#page?.id) return;
    if (message.kind === 'tile') {
      this.#tiles.put(message.scale, message.index, message.bitmap);
      this.#showTile(message.scale, message.index);
      this.#report();
      return;
    }
    this.#revision = message.revision;
    this.#tiles.update(message.dirty, message.levels);
    for (const level of message.levels) {
      for (const patch of level.patches) {
        this.#blit(level.scale, patch.x, patch.y, patch.bitmap);
        patch.bitmap.close();
      }
    }
    // The worker begins anew with this page: it does not know what was asked before.
    if (message.levels.length === 0) this.#asked = '';
    if (message.at !== undefined) this.#holdRough();
    this.#ask();
    this.#report();
  }

  #holdRough(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#ask();
    }, PAUSE);
  }

  /** Device pixels per pt that the camera asks for now. */
  get #scale(): number {
    return scaleOf(this.#camera) * this.#ratio;
  }

  /** Corner of the page in device pixels: whole ones, so that tiles meet and letters stay sharp. */
  get #origin(): { readonly x: number; readonly y: number } {
    return { x: Math.round(this.#camera.x * this.#ratio), y: Math.round(this.#camera.y * this.#ratio) };
  }

  #later(): void {
    clearTimeout(this.#settle);
    if (this.#sharp === this.#scale) this.#ask();
    else this.#settle = setTimeout(() => this.#sharpen(), this.#sharp === 0 ? 0 : SETTLE);
  }

  #sharpen(): void {
    if (this.#sharp === this.#scale) return;
    this.#former = this.#sharp;
    this.#sharp = this.#scale;
    this.#tiles.keepScales([this.#sharp, this.#former, ROUGH]);
    this.#ask();
  }

  #level(scale: number, wholePage: boolean): ViewLevel {
    const size = this.#page?.size ?? { width: 0, height: 0 };
    const all = { x: 0, y: 0, ...size };
    const sight = visibleRect(this.#camera, this.#viewport);
    const visible =
      wholePage || intersects(all, sight)
        ? tilesOver(wholePage ? all : sight, size, scale)
        : { left: 0, top: 0, right: -1, bottom: -1 };
    const missing = eachTile(visible).filter((index) => !this.#tiles.has(scale, index));
    return { scale, visible, missing };
  }

  /** Tells the worker what is in sight and what of it is missing; nothing where it knows already. */
  #ask(): void {
    const page = this.#page;
    if (!page || this.#sharp === 0 || this.#viewport.width === 0) return;
    const levels = [this.#level(this.#sharp, false)];
    if (this.#sharp !== ROUGH && this.#pause === undefined) levels.push(this.#level(ROUGH, true));
    const asked = JSON.stringify([page.id, levels]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#ports.requestView({ page: page.id, levels });
  }

  #report(): void {
    if (this.#revision > 0 && this.#complete()) this.#ports.painted(this.#revision);
  }

  #complete(): boolean {
    return this.#sharp === this.#scale && this.#level(this.#sharp, false).missing.length === 0;
  }

  #draw(): void {
    const context = this.#context;
    const { width, height } = context.canvas;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    if (!this.#page) return;
    if (!this.#complete()) this.#drawRough();
    context.imageSmoothingEnabled = this.#sharp !== this.#scale;
    this.#drawLevel(this.#sharp);
    this.#report();
  }

  /** What there is of other sizes, the nearest last. */
  #drawRough(): void {
    this.#context.imageSmoothingEnabled = true;
    this.#context.imageSmoothingQuality = 'medium';
    this.#drawLevel(ROUGH);
    if (this.#former !== 0 && this.#former !== this.#sharp) this.#drawLevel(this.#former);
  }

  #drawLevel(scale: number): void {
    const stretch = this.#scale / scale;
    const { x, y } = this.#origin;
    const { width, height } = this.#context.canvas;
    const side = TILE * stretch;
    for (const { index, pixels } of this.#tiles.tiles(scale)) {
      const left = x + index.column * side;
      const top = y + index.row * side;
      if (left > width || top > height || left + side < 0 || top + side < 0) continue;
      this.#context.drawImage(pixels, left, top, pixels.width * stretch, pixels.height * stretch);
    }
  }

  #showTile(scale: number, index: TileIndex): void {
    const pixels = this.#tiles.get(scale, index);
    // The rough picture under the tiles may reach a pixel further: the last tile takes it away.
    if (pixels && scale === this.#scale && scale === this.#sharp && !this.#complete()) {
      const { x, y } = this.#origin;
      this.#context.drawImage(pixels, x + index.column * TILE, y + index.row * TILE);
    } else this.redraw();
  }

  /** A changed piece goes straight onto the canvas where the sizes agree. */
  #blit(scale: number, left: number, top: number, bitmap: ImageBitmap): void {
    if (scale !== this.#scale || scale !== this.#sharp) {
      if (scale === this.#sharp) this.redraw();
      return;
    }
    const { x, y } = this.#origin;
    this.#context.drawImage(bitmap, x + left, y + top);
  }
}
