import { buildPostings, candidates, type PostingArrays } from './postings';
import { searchWords } from './text';

/** Tells a text that is still that of the document from one that is not. */
export interface Stamp {
  readonly size: number;
  readonly modified: number;
}

export interface SearchText {
  readonly stamp: Stamp;
  /** UTF-8, folded. */
  readonly bytes: Buffer;
}

/** The texts of the last build by number, and which pairs they hold. */
export interface SearchBase {
  readonly ids: readonly string[];
  readonly postings: PostingArrays;
}

export const emptyBase: SearchBase = {
  ids: [],
  postings: { keys: new Uint32Array(), ends: new Uint32Array(), bytes: new Uint8Array() },
};

/** So many texts are looked through one by one after each question before the postings are built anew. */
const FRESH_MOST = 400;

const sameStamp = (a: Stamp, b: Stamp): boolean => a.size === b.size && a.modified === b.modified;

/**
 * Full text of the stories. Pairs of neighbouring characters lead to the few texts worth looking into; those of words
 * longer than a pair are then looked into, so that what is found is right. Texts that came after the last build are
 * looked into one by one.
 */
export class SearchIndex {
  readonly #texts: Map<string, SearchText>;
  #base: SearchBase;
  /** Number of each text in the base, as long as the base speaks of the text as it is. */
  readonly #inBase: Map<string, number>;

  constructor(texts: ReadonlyMap<string, SearchText> = new Map(), base: SearchBase = emptyBase) {
    this.#texts = new Map(texts);
    this.#base = base;
    this.#inBase = new Map(base.ids.flatMap((id, number) => (texts.has(id) ? [[id, number]] : [])));
  }

  get size(): number {
    return this.#texts.size;
  }

  /** Bytes of all texts. */
  get bytes(): number {
    let sum = 0;
    for (const { bytes } of this.#texts.values()) sum += bytes.byteLength;
    return sum;
  }

  /** Whether the text of this very state of the document is known. */
  has(id: string, stamp: Stamp): boolean {
    const known = this.#texts.get(id);
    return known !== undefined && sameStamp(known.stamp, stamp);
  }

  /** `text` as `searchText` makes it. */
  put(id: string, stamp: Stamp, text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    const known = this.#texts.get(id);
    if (known?.bytes.equals(bytes) !== true) this.#inBase.delete(id);
    this.#texts.set(id, { stamp, bytes });
  }

  remove(id: string): void {
    this.#texts.delete(id);
    this.#inBase.delete(id);
  }

  /** Takes out all that is not named. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.#texts.keys()) if (!ids.has(id)) this.remove(id);
  }

  /** Texts of which the postings do not know yet. */
  get fresh(): number {
    return this.#texts.size - this.#inBase.size;
  }

  /** Postings of all texts; where too few are new it does nothing. 10,000 stories of 800 characters take a second or two. */
  build(always = false): void {
    if (!always && this.fresh <= FRESH_MOST) return;
    const ids = [...this.#texts.keys()];
    const postings = buildPostings(
      ids.length,
      (number) => this.#texts.get(ids[number] ?? '')?.bytes.toString('utf8') ?? '',
    );
    this.#base = { ids, postings };
    this.#inBase.clear();
    for (const [number, id] of ids.entries()) this.#inBase.set(id, number);
  }

  /** Ids of the texts in which every word of the query occurs, at most `limit`. */
  find(query: string, limit: number): readonly string[] {
    const words = searchWords(query);
    if (words.length === 0) return [];
    const needles = words.map((word) => Buffer.from(word, 'utf8'));
    const holdsAll = (id: string): boolean => {
      const bytes = this.#texts.get(id)?.bytes;
      return bytes !== undefined && needles.every((needle) => bytes.includes(needle));
    };
    const found: string[] = [];
    const take = (ids: Iterable<string>, test: (id: string) => boolean): void => {
      for (const id of ids) {
        if (found.length >= limit) return;
        if (test(id)) found.push(id);
      }
    };
    const numbers = candidates(this.#base.postings, words);
    // What was written last is most likely what is looked for.
    take(numbers === undefined ? this.#texts.keys() : this.#freshIds(), holdsAll);
    // A word of one pair is where its pair is.
    if (numbers) take(this.#idsOf(numbers), words.every((word) => word.length === 2) ? () => true : holdsAll);
    return found;
  }

  *#freshIds(): Iterable<string> {
    if (this.fresh === 0) return;
    for (const id of this.#texts.keys()) if (!this.#inBase.has(id)) yield id;
  }

  *#idsOf(numbers: readonly number[]): Iterable<string> {
    for (const number of numbers) {
      const id = this.#base.ids[number];
      if (id !== undefined && this.#inBase.get(id) === number) yield id;
    }
  }

  /** For the file. The base names only texts that are as it knows them; the others' numbers say nothing any more. */
  get parts(): { readonly texts: ReadonlyMap<string, SearchText>; readonly base: SearchBase } {
    const ids = this.#base.ids.map((id, number) => (this.#inBase.get(id) === number ? id : ''));
    return { texts: this.#texts, base: { ids, postings: this.#base.postings } };
  }
}
