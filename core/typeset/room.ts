/** Bytes that the arrays of several paragraphs share. */
const SLAB = 1 << 18;

/**
 * Memory for the arrays of paragraphs. A page has dozens of paragraphs with two dozen arrays each; allocated one by one
 * they cost more in collection than the line breaking itself, and so, still, does a piece of memory for every paragraph.
 * A slab goes when the last of its paragraphs does: they are forgotten in about the order they were made in.
 */
export class Room {
  #slab = new ArrayBuffer(0);
  #used = 0;

  f64(length: number): Float64Array {
    const at = this.#take(length * 8);
    return new Float64Array(this.#slab, at, length);
  }

  u32(length: number): Uint32Array {
    const at = this.#take(length * 4);
    return new Uint32Array(this.#slab, at, length);
  }

  u16(length: number): Uint16Array {
    const at = this.#take(length * 2);
    return new Uint16Array(this.#slab, at, length);
  }

  u8(length: number): Uint8Array {
    const at = this.#take(length);
    return new Uint8Array(this.#slab, at, length);
  }

  /** Where an array of so many bytes begins, a multiple of 8. One that fills a slab has memory of its own. */
  #take(bytes: number): number {
    const needed = Math.ceil(bytes / 8) * 8;
    if (this.#used + needed > this.#slab.byteLength) {
      this.#slab = new ArrayBuffer(Math.max(SLAB, needed));
      this.#used = 0;
    }
    const start = this.#used;
    this.#used += needed;
    return start;
  }
}
