import type { PageId } from '../../../core/base/ids';
import type { FontBook } from '../../../core/base/ports';
import { applyDiff } from '../../../core/document/apply';
import type { RecordsDiff } from '../../../core/document/diff';
import { emptyRecords, type ProjectRecords } from '../../../core/document/records';
import { createComposer, type PageComposer } from '../../../core/page/compose';
import type { ComposedPage } from '../../../core/page/composed';
import { touchedPages } from './touched';

/** A page as it was last composed. */
export interface Composed {
  readonly page: ComposedPage;
  readonly revision: number;
}

/** The worker's own copy of the document and its composed pages; a page is composed when it is asked for. */
export class ComposedDocument {
  #records: ProjectRecords = emptyRecords;
  #assets: ReadonlySet<string> = new Set();
  #revision = 0;
  #composer: PageComposer;
  readonly #fonts: FontBook;
  readonly #pages = new Map<PageId, Composed>();
  readonly #stale = new Set<PageId>();

  constructor(fonts: FontBook) {
    this.#fonts = fonts;
    this.#composer = createComposer(fonts);
  }

  get records(): ProjectRecords {
    return this.#records;
  }

  get revision(): number {
    return this.#revision;
  }

  open(records: ProjectRecords, assets: readonly string[], revision: number): void {
    this.#composer = createComposer(this.#fonts);
    this.#records = records;
    this.#assets = new Set(assets);
    this.#revision = revision;
    this.#pages.clear();
    this.#stale.clear();
  }

  apply(diff: RecordsDiff, revision: number): void {
    this.#records = applyDiff(this.#records, diff);
    this.#revision = revision;
    for (const page of touchedPages(diff, this.#records)) this.#stale.add(page);
  }

  setAssets(assets: readonly string[], revision: number): void {
    this.#assets = new Set(assets);
    this.#revision = revision;
    for (const page of this.#pages.keys()) this.#stale.add(page);
  }

  /** Pages in the order of the sheets that were never composed, or not since a change that reaches them. */
  waiting(): readonly PageId[] {
    return Object.values(this.#records.page)
      .filter((page) => this.#stale.has(page.id) || !this.#pages.has(page.id))
      .sort((a, b) => a.number - b.number)
      .map((page) => page.id);
  }

  last(id: PageId): Composed | undefined {
    return this.#pages.get(id);
  }

  /** The page as it is now; undefined where the document has no such page, or it names no issue or paper. */
  composed(id: PageId): Composed | undefined {
    const known = this.#pages.get(id);
    if (known && !this.#stale.has(id)) {
      if (known.revision === this.#revision) return known;
      return this.#keep(id, known.page);
    }
    const page = this.#records.page[id];
    const issue = page && this.#records.issue[page.issue];
    const paper = issue && this.#records.paper[issue.paper];
    if (!page || !issue || !paper) {
      this.#pages.delete(id);
      return undefined;
    }
    const { style: styles, story: stories, picture: pictures } = this.#records;
    const present = (sha256: string): boolean => this.#assets.has(sha256);
    return this.#keep(id, this.#composer.compose({ paper, issue, page, styles, stories, pictures, present }));
  }

  #keep(id: PageId, page: ComposedPage): Composed {
    const composed = { page, revision: this.#revision };
    this.#stale.delete(id);
    this.#pages.set(id, composed);
    return composed;
  }
}
