/**
 * One piece of memory for all the arrays of a paragraph. A page has hundreds of paragraphs with two dozen
 * arrays each; allocated one by one they cost more in collection than the line breaking itself.
 */
export class Room {
  private readonly memory: ArrayBuffer;
  private used = 0;

  constructor(bytes: number) {
    this.memory = new ArrayBuffer(Math.ceil(bytes / 8) * 8);
  }

  f64(length: number): Float64Array {
    return new Float64Array(this.memory, this.take(length * 8), length);
  }

  u32(length: number): Uint32Array {
    return new Uint32Array(this.memory, this.take(length * 4), length);
  }

  u16(length: number): Uint16Array {
    return new Uint16Array(this.memory, this.take(length * 2), length);
  }

  u8(length: number): Uint8Array {
    return new Uint8Array(this.memory, this.take(length), length);
  }

  /** Every array starts on a multiple of 8 bytes. */
  private take(bytes: number): number {
    const start = this.used;
    this.used += Math.ceil(bytes / 8) * 8;
    return start;
  }
}
