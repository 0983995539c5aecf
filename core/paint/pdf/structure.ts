import type { ComposedFrame, ComposedLine, ComposedPage, LineSource, PictureMark } from '../../page/composed';

/** A stretch of page content that an element of the structure tree consists of. */
export interface ContentRef {
  readonly page: number;
  readonly mcid: number;
}

export interface StructureElement {
  /** Standard structure type: H1 to H3, P, Caption, Figure; Ruby, RB and RT inside them. */
  readonly type: string;
  readonly alt?: string;
  /** What the element says, whatever its content says. */
  readonly actualText?: string;
  readonly kids: (ContentRef | StructureElement)[];
}

/** An article is a story; its elements are the parts and paragraphs, in reading order. */
export interface StructureArticle {
  readonly title: string;
  readonly elements: StructureElement[];
}

/** What a stretch of content is: a part of the structure, or decoration that readers skip. */
export type Content = { readonly kind: 'element'; readonly mcid: number; readonly type: string } | 'artifact';

/** Characters that are explained, and what explains them. */
export interface RubyContent {
  readonly base: Content;
  readonly reading: Content;
}

/** 小标题, below headline and deck. */
const SUBHEAD = 'H3';
const FIELD_TYPES: Readonly<Record<string, string>> = { headline: 'H1', deck: 'H2', caption: 'Caption' };

/** Collects the document's logical structure while its pages are painted (PDF 1.6, 10.6 “Logical Structure”). */
export class StructureTree {
  readonly articles: StructureArticle[] = [];
  /** For every page, the element that owns each marked-content number. */
  readonly owners: StructureElement[][] = [];
  readonly #articles = new Map<string, StructureArticle>();
  readonly #elements = new Map<string, StructureElement>();
  #frames: ReadonlyMap<string, ComposedFrame> = new Map();

  constructor(private readonly isSubhead: (source: LineSource) => boolean) {}

  openPage(page: ComposedPage): void {
    this.owners.push([]);
    this.#frames = new Map(page.frames.map((frame) => [frame.id, frame]));
  }

  /** The key under which lines of the same part or paragraph belong together; undefined for the folio. */
  keyOf(line: ComposedLine): string | undefined {
    const { source } = line;
    if (source) return `${source.story}/${source.field}/${source.block ?? ''}`;
    const frame = this.#frames.get(line.frame);
    return frame?.role === 'folio' ? undefined : line.frame;
  }

  /** A new stretch of the part that `line` belongs to. */
  text(line: ComposedLine, key: string): Content {
    const { source } = line;
    return this.#stretch(
      source?.story ?? '',
      `${this.#scope(source !== undefined)}${key}`,
      this.#type(source),
    );
  }

  /** A Ruby of the part that `line` belongs to, which was opened before. */
  ruby(line: ComposedLine, key: string, reading: string): RubyContent {
    const base: StructureElement = { type: 'RB', kids: [] };
    const text: StructureElement = { type: 'RT', actualText: reading, kids: [] };
    const { source } = line;
    this.#element(
      source?.story ?? '',
      `${this.#scope(source !== undefined)}${key}`,
      this.#type(source),
    ).kids.push({ type: 'Ruby', kids: [base, text] });
    return { base: this.#content(base), reading: this.#content(text) };
  }

  #type(source: LineSource | undefined): string {
    if (source && this.isSubhead(source)) return SUBHEAD;
    return (source && FIELD_TYPES[source.field]) ?? 'P';
  }

  figure(mark: PictureMark, alt: string): Content {
    return this.#stretch('', `${this.owners.length}/${mark.item}/${mark.picture}`, 'Figure', alt);
  }

  /** Furniture belongs to its own page; a story may go on over pages. */
  #scope(story: boolean): string {
    return story ? '' : `${this.owners.length}/`;
  }

  #stretch(story: string, key: string, type: string, alt?: string): Content {
    return this.#content(this.#element(story, key, type, alt));
  }

  /** A new stretch of content of the page that belongs to an element. */
  #content(element: StructureElement): Content {
    const page = this.owners.length - 1;
    const owners = this.owners[page] ?? [];
    const mcid = owners.length;
    element.kids.push({ page, mcid });
    owners.push(element);
    return { kind: 'element', mcid, type: element.type };
  }

  #element(story: string, key: string, type: string, alt?: string): StructureElement {
    const known = this.#elements.get(key);
    if (known) return known;
    const fresh: StructureElement = alt === undefined ? { type, kids: [] } : { type, alt, kids: [] };
    this.#elements.set(key, fresh);
    this.#article(story, key).elements.push(fresh);
    return fresh;
  }

  /** What belongs to no story stands alone between the articles. */
  #article(story: string, key: string): StructureArticle {
    const name = story === '' ? key : story;
    const known = this.#articles.get(name);
    if (known) return known;
    const fresh: StructureArticle = { title: story, elements: [] };
    this.#articles.set(name, fresh);
    this.articles.push(fresh);
    return fresh;
  }
}
