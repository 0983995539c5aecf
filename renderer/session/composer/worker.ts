import './jitless';
import type { Diagnostic } from '../../../core/base/diagnostic';
import type { ComposedPage } from '../../../core/page/composed';
import { inspectPage } from '../../../core/proof/page';
import { familyOf, loadFonts, PictureShelf } from './assets';
import type { ComposedDocument } from './document';
import { ComposeEngine } from './engine';
import { channelTurns, Jobs } from './jobs';
import { OutlineShelf } from './outlines';
import type { FromWorker, ToWorker } from './protocol';
import { rasterise } from './raster';

/** The compose worker. Messages that come before the fonts are there wait their turn. */
const post = (message: FromWorker, transfer: readonly ImageBitmap[] = []): void =>
  self.postMessage(message, { transfer: [...transfer] });

const waiting: ToWorker[] = [];
let hear = (message: ToWorker): void => {
  waiting.push(message);
};
self.addEventListener('message', (event: MessageEvent<ToWorker>) => hear(event.data));

/** Preflight needs the page's own record; the composed page stands for itself where that has gone. */
function inspect(composed: ComposedPage, { records }: ComposedDocument): readonly Diagnostic[] {
  const page = records.page[composed.page];
  const { story: stories, picture: pictures, style: styles } = records;
  return page ? inspectPage({ composed, page, stories, pictures, styles }) : composed.diagnostics;
}

async function start(): Promise<void> {
  const fonts = await loadFonts();
  if (!fonts.ok) {
    post({ kind: 'failed', failure: fonts.error });
    return;
  }
  const shelf = new PictureShelf((sha256) => engine.pictureLoaded(sha256));
  const outlines = new OutlineShelf(fonts.value, (data) => new Path2D(data));
  const engine: ComposeEngine = new ComposeEngine(
    fonts.value,
    {
      post,
      paint: (page, window) =>
        rasterise(page, window, {
          family: familyOf,
          picture: (id) => shelf.get(engine.document.records.picture[id]),
          outline: (face, glyph) => outlines.get(face, glyph),
        }),
      inspect,
      assetsChanged: () => shelf.retry(),
      undecoded: ({ marks }) =>
        marks.filter((mark) => {
          const record = mark.kind === 'picture' && engine.document.records.picture[mark.picture];
          return record && !(mark.kind === 'picture' && mark.missing) && shelf.isDue(record);
        }).length,
      // The same clock as the window's, so that a change can be timed across both.
      now: () => performance.timeOrigin + performance.now(),
    },
    new Jobs(channelTurns()),
  );
  hear = (message) => engine.receive(message);
  for (const message of waiting.splice(0)) engine.receive(message);
}

void start();
