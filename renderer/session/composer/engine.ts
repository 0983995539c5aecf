import type { Diagnostic } from '../../../core/base/diagnostic';
import type { Rect } from '../../../core/base/geometry';
import type { PageId } from '../../../core/base/ids';
import type { FontBook } from '../../../core/base/ports';
import { err, ok } from '../../../core/base/result';
import type { ComposedPage } from '../../../core/page/composed';
import { dirtyRects, markExtent, share, type Window } from '../../../core/paint/canvas';
import { type Composed, ComposedDocument } from './document';
import { hitPage, locate } from './hit';
import type { Jobs } from './jobs';
import type { FromWorker, PaintedLevel, Question, TileIndex, ToWorker, View, ViewLevel } from './protocol';
import { itemsOf, summarise } from './summarise';
import type { CaretBox, ComposeTimings, TextPlace } from './summary';
import { eachTile, patchWindow, pixelSize, tileWindow } from './tiles';

/** What the engine needs of the worker it runs in. */
export interface EnginePorts {
  readonly post: (message: FromWorker, transfer: readonly ImageBitmap[]) => void;
  readonly paint: (page: ComposedPage, window: Window) => ImageBitmap;
  /** All there is to say about a finished page: what the composer found and what the page rules find. */
  readonly inspect: (page: ComposedPage, document: ComposedDocument) => readonly Diagnostic[];
  readonly assetsChanged: () => void;
  /** Pictures of the page that are still to be decoded. */
  readonly undecoded: (page: ComposedPage) => number;
  readonly now: () => number;
}

/** More of the page than this changed: whole tiles cost less than pieces. */
const MOSTLY = 0.35;

/** Composes and paints what the window shows, first things first. */
export class ComposeEngine {
  readonly #ports: EnginePorts;
  readonly #jobs: Jobs;
  readonly #document: ComposedDocument;
  #shown: PageId | undefined;
  #view: View | null = null;
  /** What the canvas has been sent; undefined while it has nothing. */
  #onScreen: ComposedPage | undefined;
  #caret: TextPlace | null = null;
  /** When the first change that is not on screen yet was sent, and what applying took. */
  #since: { readonly at: number; readonly apply: number } | undefined;

  constructor(fonts: FontBook, ports: EnginePorts, jobs: Jobs) {
    this.#ports = ports;
    this.#jobs = jobs;
    this.#document = new ComposedDocument(fonts);
  }

  get document(): ComposedDocument {
    return this.#document;
  }

  receive(message: ToWorker): void {
    switch (message.kind) {
      case 'open':
        this.#open(message);
        return;
      case 'apply':
        this.#apply(message);
        return;
      case 'assets':
        this.#ports.assetsChanged();
        this.#document.setAssets(message.assets, message.revision);
        this.#schedule();
        return;
      case 'show':
        this.#shown = message.page;
        this.#view = null;
        this.#onScreen = undefined;
        this.#jobs.clear('tile');
        this.#schedule();
        return;
      case 'view':
        this.#setView(message.view);
        return;
      case 'caret':
        this.#caret = message.place;
        this.#tellCaret();
        return;
      case 'ask':
        this.#ask(message.id, message.question);
    }
  }

  #open({ records, assets, revision }: Extract<ToWorker, { kind: 'open' }>): void {
    this.#document.open(records, assets, revision);
    this.#shown = undefined;
    this.#view = null;
    this.#onScreen = undefined;
    this.#caret = null;
    for (const priority of ['compose', 'tile', 'findings', 'page', 'thumbnail'] as const)
      this.#jobs.clear(priority);
    this.#post({ kind: 'ready' });
    this.#composeOthers();
  }

  #apply({ diff, revision, at }: Extract<ToWorker, { kind: 'apply' }>): void {
    const start = this.#ports.now();
    this.#document.apply(diff, revision);
    const apply = (this.#since?.apply ?? 0) + this.#ports.now() - start;
    this.#since = { at: this.#since?.at ?? at, apply };
    this.#schedule();
  }

  #schedule(): void {
    this.#jobs.add('compose', 'shown', () => this.#composeShown());
  }

  #composeShown(): void {
    const id = this.#shown;
    const since = this.#since;
    this.#since = undefined;
    if (id === undefined) return;
    const before = this.#onScreen;
    const start = this.#ports.now();
    const composed = this.#document.composed(id);
    const compose = this.#ports.now() - start;
    if (composed) {
      const { page } = composed;
      // A page that comes into view is asked for tile by tile.
      if (!before) this.#view = null;
      const dirty = before ? dirtyRects(before, page) : [whole(page)];
      this.#onScreen = page;
      const paint = this.#paint(composed, dirty, since?.at, {
        apply: since?.apply ?? 0,
        compose,
        paint: 0,
      });
      this.#tell(composed, { apply: since?.apply ?? 0, compose, paint });
    }
    this.#composeOthers();
  }

  /** Paints what changed and hands it over; answers how long that took. */
  #paint(
    composed: Composed,
    dirty: readonly Rect[],
    at: number | undefined,
    timings: ComposeTimings,
  ): number {
    const { page, revision } = composed;
    const start = this.#ports.now();
    const view = this.#view?.page === page.page ? this.#view : null;
    const levels = (view?.levels ?? []).map((level) => this.#repaint(page, dirty, level));
    const paint = this.#ports.now() - start;
    this.#ports.post(
      {
        kind: 'painted',
        page: page.page,
        revision,
        dirty,
        levels,
        at,
        timings: { ...timings, paint },
        undecoded: this.#ports.undecoded(page),
        caret: this.#caretBox(page),
      },
      levels.flatMap((level) => level.patches.map((patch) => patch.bitmap)),
    );
    return paint;
  }

  #repaint(page: ComposedPage, dirty: readonly Rect[], level: ViewLevel): PaintedLevel {
    const { scale, visible } = level;
    const windows =
      share(dirty, page) > MOSTLY
        ? eachTile(visible).map((index) => tileWindow(index, page, scale))
        : dirty.flatMap((rect) => patchWindow(rect, visible, page, scale) ?? []);
    const patches = windows.map((window) => ({
      x: window.x,
      y: window.y,
      bitmap: this.#ports.paint(page, window),
    }));
    return { scale, covered: visible, patches };
  }

  #tell(composed: Composed, timings: ComposeTimings): void {
    const record = this.#document.records.page[composed.page.page];
    const { diagnostics } = composed.page;
    this.#post({ kind: 'composed', summary: summarise(composed, record, diagnostics, timings) });
    this.#jobs.add('findings', composed.page.page, () => this.#inspect(composed));
  }

  #inspect(composed: Composed): void {
    const { page, revision } = composed;
    if (this.#document.last(page.page) !== composed) return;
    const diagnostics = this.#ports.inspect(page, this.#document);
    this.#post({ kind: 'findings', page: page.page, revision, diagnostics });
  }

  /** The other pages follow one by one: fits of all stories, findings of the whole issue. */
  #composeOthers(): void {
    this.#jobs.clear('page');
    for (const id of this.#document.waiting()) {
      if (id === this.#shown) continue;
      this.#jobs.add('page', id, () => {
        const start = this.#ports.now();
        const composed = this.#document.composed(id);
        const compose = this.#ports.now() - start;
        if (composed) this.#tell(composed, { apply: 0, compose, paint: 0 });
      });
    }
  }

  #setView(view: View | null): void {
    this.#view = view;
    this.#jobs.clear('tile');
    for (const level of view?.levels ?? []) {
      for (const index of level.missing) {
        const key = `${level.scale}/${index.column}/${index.row}`;
        this.#jobs.add('tile', key, () => this.#paintTile(level.scale, index));
      }
    }
  }

  #paintTile(scale: number, index: TileIndex): void {
    const composed = this.#view && this.#document.composed(this.#view.page);
    if (!composed) return;
    const { page, revision } = composed;
    const window = tileWindow(index, page, scale);
    if (window.width <= 0 || window.height <= 0) return;
    const bitmap = this.#ports.paint(page, window);
    this.#ports.post({ kind: 'tile', page: page.page, revision, scale, index, bitmap }, [bitmap]);
  }

  /** A picture has been decoded: paint it where the shown page has it. */
  pictureLoaded(sha256: string): void {
    const composed = this.#shown === undefined ? undefined : this.#document.last(this.#shown);
    if (!composed) return;
    const pictures = this.#document.records.picture;
    const dirty = composed.page.marks.flatMap((mark) =>
      mark.kind === 'picture' && pictures[mark.picture]?.sha256 === sha256 ? [markExtent(mark)] : [],
    );
    if (dirty.length === 0) return;
    this.#paint(composed, dirty, undefined, { apply: 0, compose: 0, paint: 0 });
  }

  #caretBox(page: ComposedPage): CaretBox | undefined {
    return this.#caret ? locate(page, this.#caret) : undefined;
  }

  #tellCaret(): void {
    const composed = this.#shown === undefined ? undefined : this.#document.last(this.#shown);
    if (!composed) return;
    this.#post({ kind: 'caret', page: composed.page.page, caret: this.#caretBox(composed.page) });
  }

  #ask(id: number, question: Question): void {
    if (question.of !== 'thumbnail') {
      this.#answer(id, question);
      return;
    }
    this.#jobs.add('thumbnail', String(id), () => this.#answer(id, question));
  }

  #answer(id: number, question: Question): void {
    const composed = this.#document.composed(question.page);
    if (!composed) {
      const answer = err({ kind: 'no-page' as const, page: question.page });
      this.#post({ kind: 'answer', id, answer });
      return;
    }
    const { page } = composed;
    if (question.of === 'hit') {
      const items = itemsOf(page, this.#document.records.page[question.page]);
      this.#post({ kind: 'answer', id, answer: ok(hitPage(page, items, question)) });
    } else if (question.of === 'locate') {
      this.#post({ kind: 'answer', id, answer: ok(locate(page, question.place)) });
    } else {
      const scale = question.width / page.width;
      const { width, height } = pixelSize(page, scale);
      const bitmap = this.#ports.paint(page, { scale, x: 0, y: 0, width, height });
      this.#ports.post({ kind: 'answer', id, answer: ok(bitmap) }, [bitmap]);
    }
  }

  #post(message: FromWorker): void {
    this.#ports.post(message, []);
  }
}

const whole = (page: ComposedPage): Rect => ({ x: 0, y: 0, width: page.width, height: page.height });
