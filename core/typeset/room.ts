/**
 * One piece of memory for all the arrays of a paragraph. A page has hundreds of paragraphs with two dozen
 * arrays each; allocated one by one they cost more in collection than the line breaking itself.
 */
export class Room {
  private memory: ArrayBuffer;
  private used = 0;

  constructor(bytes: number) {
    this.memory = new ArrayBuffer(Math.ceil(bytes / 8) * 8);
  }

  f64(length: number): Float64Array {
    const at = this.take(length * 8);
    return new Float64Array(this.memory, at, length);
  }

  u32(length: number): Uint32Array {
    const at = this.take(length * 4);
    return new Uint32Array(this.memory, at, length);
  }

  u16(length: number): Uint16Array {
    const at = this.take(length * 2);
    return new Uint16Array(this.memory, at, length);
  }

  u8(length: number): Uint8Array {
    const at = this.take(length);
    return new Uint8Array(this.memory, at, length);
  }

  /** Every array starts on a multiple of 8 bytes; what the piece cannot hold gets one of its own. */
  private take(bytes: number): number {
    const needed = Math.ceil(bytes / 8) * 8;
    if (this.used + needed > this.memory.byteLength) {
      this.memory = new ArrayBuffer(needed);
      this.used = 0;
    }
    const start = this.used;
    this.used += needed;
    return start;
  }
}
