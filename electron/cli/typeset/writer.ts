import type { Em } from '../../../core/base/units';
import { FINE, LONGEST_DECIMAL, writeDecimal } from './decimal';

/** Where bytes go out in pieces: `Io`'s standard output. */
interface Sink {
  write(bytes: Uint8Array): unknown;
}

/**
 * Gathers small pieces as bytes so that standard output gets few large ones: the whole answer is never held, and a
 * number takes no string of its own on its way.
 */
export class Writer {
  #bytes: Buffer;
  #used = 0;

  constructor(
    private readonly sink: Sink,
    private readonly piece = 1 << 16,
  ) {
    this.#bytes = Buffer.allocUnsafeSlow(piece);
  }

  text(text: string): void {
    const most = 3 * text.length;
    if (most > this.piece) {
      this.flush();
      this.sink.write(Buffer.from(text));
      return;
    }
    this.#room(most);
    this.#used += this.#bytes.write(text, this.#used);
  }

  /** A few bytes that are UTF-8 already. */
  encoded(bytes: Uint8Array): void {
    this.#room(bytes.length);
    const to = this.#bytes;
    let used = this.#used;
    for (let i = 0; i < bytes.length; i++) to[used++] = bytes[i] ?? 0;
    this.#used = used;
  }

  /** A length in em, given in FINE parts of it, as JSON has numbers. */
  length(parts: number): void {
    this.#room(LONGEST_DECIMAL);
    const end = writeDecimal(parts, this.#bytes, this.#used);
    if (end > 0) this.#used = end;
    else this.text(String(parts / FINE));
  }

  #room(wanted: number): void {
    if (this.#used + wanted > this.piece) this.flush();
  }

  /** Hands over what was gathered; the sink may keep it, so the next piece has memory of its own. */
  flush(): void {
    if (this.#used === 0) return;
    this.sink.write(this.#bytes.subarray(0, this.#used));
    this.#bytes = Buffer.allocUnsafeSlow(this.piece);
    this.#used = 0;
  }
}

/** A length in whole FINE parts of an em. */
export const parts = (length: Em): number => Math.round((length as number) * FINE);
