import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordsDiff } from '../../../../../core/document/diff';
import type { Window } from '../../../../../core/paint/canvas';
import { loadFontBook, resourceFile } from '../../../../../electron/resources';
import { openProject } from '../../../../../electron/store/project';
import { ComposeEngine } from '../../../../../renderer/session/composer/engine';
import { Jobs } from '../../../../../renderer/session/composer/jobs';
import type { FromWorker, TileIndex } from '../../../../../renderer/session/composer/protocol';
import { eachTile, tilesOver } from '../../../../../renderer/session/composer/tiles';

const fonts = await loadFontBook();
const sample = await openProject(resourceFile('sample'), { readOnly: true });
if (!fonts.ok || !sample.ok) throw new Error('The sample paper and the fonts are needed: npm run setup');
const { records } = sample.value;
const assets = [...sample.value.assets];
await sample.value.close();
const first = Object.values(records.page).sort((a, b) => a.number - b.number)[0];
if (!first) throw new Error('The sample has no page.');
const page = first.id;

/** The engine with pixels that are only written down, and turns taken by hand. */
class Bench {
  readonly heard: FromWorker[] = [];
  readonly painted: Window[] = [];
  readonly #turns: (() => void)[] = [];
  readonly engine: ComposeEngine;

  constructor(book: Extract<typeof fonts, { ok: true }>['value']) {
    this.engine = new ComposeEngine(
      book,
      {
        post: (message) => this.heard.push(message),
        paint: (_page, window) => {
          this.painted.push(window);
          return { width: window.width, height: window.height, close: () => undefined };
        },
        inspect: () => [{ rule: 'PAGE-PPI', severity: 'advice', place: { page }, params: {} }],
        assetsChanged: () => undefined,
        undecoded: () => 0,
        now: () => 0,
      },
      new Jobs((run) => this.#turns.push(run)),
    );
  }

  settle(): this {
    for (let turn = this.#turns.shift(); turn; turn = this.#turns.shift()) turn();
    return this;
  }

  of<Kind extends FromWorker['kind']>(kind: Kind): Extract<FromWorker, { kind: Kind }>[] {
    return this.heard.filter((m): m is Extract<FromWorker, { kind: Kind }> => m.kind === kind);
  }

  forget(): void {
    this.heard.length = 0;
    this.painted.length = 0;
  }
}

let bench: Bench;
const all = (): readonly TileIndex[] => {
  const { size } = bench.of('composed').find((m) => m.summary.page === page)?.summary ?? { size: undefined };
  if (!size) throw new Error('The page has not been composed.');
  return eachTile(tilesOver({ x: 0, y: 0, ...size }, size, 1));
};
const look = (missing: readonly TileIndex[]): void => {
  const visible = { left: 0, top: 0, right: 9, bottom: 9 };
  bench.engine.receive({ kind: 'view', view: { page, levels: [{ scale: 1, visible, missing }] } });
};

/** Puts a character into the second paragraph of the page's first story. */
function edit(): RecordsDiff {
  const id = bench.of('composed').find((m) => m.summary.page === page)?.summary.stories[0]?.story ?? '';
  const block = records.story[id]?.body.findIndex((b, i) => i > 0 && b.kind === 'paragraph') ?? -1;
  const text = records.story[id]?.body[block]?.runs[0]?.text ?? '';
  const path = ['body', block, 'runs', 0, 'text'];
  return [
    {
      type: 'story',
      id,
      ops: [{ op: 'set', path, from: text, to: `${text.slice(0, 3)}新${text.slice(3)}` }],
    },
  ];
}

beforeEach(() => {
  if (!fonts.ok) return;
  bench = new Bench(fonts.value);
  bench.engine.receive({ kind: 'open', revision: 1, records, assets });
  bench.engine.receive({ kind: 'show', page });
  bench.settle();
});

describe('the compose engine', () => {
  it('tells of the shown page first, then of the others', () => {
    const pages = bench.of('composed').map((m) => m.summary.page);
    expect(pages[0]).toBe(page);
    expect(new Set(pages)).toEqual(new Set(Object.keys(records.page)));
  });

  it('answers with small data: no glyph crosses to the window', () => {
    expect(JSON.stringify(bench.of('composed')[0]?.summary)).not.toContain('advances');
  });

  it('paints the tiles that are missing, each once', () => {
    const missing = all();
    look(missing);
    bench.settle();
    expect(bench.of('tile').map((m) => m.index)).toEqual(missing);
  });

  it('repaints only what an edit changed', () => {
    look([]);
    const diff = edit();
    const size = bench.of('composed')[0]?.summary.size ?? { width: 0, height: 0 };
    bench.forget();
    bench.engine.receive({ kind: 'apply', revision: 2, diff, at: 5 });
    bench.settle();
    const [painted] = bench.of('painted');
    expect(painted).toMatchObject({ page, revision: 2, at: 5 });
    expect(painted?.dirty.length).toBeGreaterThan(0);
    const pixels = bench.painted.reduce((sum, w) => sum + w.width * w.height, 0);
    expect(pixels).toBeGreaterThan(0);
    expect(pixels).toBeLessThan(size.width * size.height * 0.5);
    expect(bench.of('composed')[0]?.summary.revision).toBe(2);
  });

  it('takes keys that come together as one, timed from the first', () => {
    look([]);
    const diff = edit();
    bench.forget();
    bench.engine.receive({ kind: 'apply', revision: 2, diff, at: 5 });
    bench.engine.receive({ kind: 'apply', revision: 3, diff: [], at: 9 });
    bench.settle();
    expect(bench.of('painted').map((m) => [m.revision, m.at])).toEqual([[3, 5]]);
  });

  it('loses no repaint to a question asked between a key and its composition', () => {
    look([]);
    const diff = edit();
    bench.forget();
    bench.engine.receive({ kind: 'apply', revision: 2, diff, at: 5 });
    bench.engine.receive({ kind: 'ask', id: 1, question: { of: 'hit', page, x: 100, y: 300 } });
    bench.settle();
    expect(bench.of('painted')[0]?.dirty.length).toBeGreaterThan(0);
  });

  it('leaves a page alone that an edit does not reach, and says that it is up to date', () => {
    look([]);
    const placed = new Set(bench.of('composed').flatMap((m) => m.summary.stories.map((s) => s.story)));
    const story = Object.values(records.story).find((s) => !placed.has(s.id));
    if (!story) throw new Error('The sample has no waiting story.');
    bench.forget();
    const ops = [{ op: 'set', path: ['slug'], from: story.slug, to: 'x' }] as const;
    bench.engine.receive({ kind: 'apply', revision: 2, diff: [{ type: 'story', id: story.id, ops }], at: 5 });
    bench.settle();
    expect(bench.painted).toEqual([]);
    expect(bench.of('painted')).toMatchObject([{ revision: 2, dirty: [] }]);
  });

  it('sends the findings of a page after its pixels', () => {
    look([]);
    const diff = edit();
    bench.forget();
    bench.engine.receive({ kind: 'apply', revision: 2, diff, at: 5 });
    bench.settle();
    const kinds = bench.heard.map((m) => m.kind);
    expect(kinds.indexOf('findings')).toBeGreaterThan(kinds.indexOf('painted'));
    expect(bench.of('findings')[0]).toMatchObject({ page, revision: 2, diagnostics: [{ rule: 'PAGE-PPI' }] });
  });

  it('says which page it does not have', () => {
    bench.forget();
    bench.engine.receive({ kind: 'ask', id: 7, question: { of: 'thumbnail', page: 'nowhere', width: 100 } });
    bench.settle();
    expect(bench.of('answer')).toEqual([
      { kind: 'answer', id: 7, answer: { ok: false, error: { kind: 'no-page', page: 'nowhere' } } },
    ]);
  });
});
