import { PDFContext, PDFHeader, type PDFObject, PDFRawStream, type PDFRef, PDFWriter } from '@cantoo/pdf-lib';
import type { PdfPorts } from './ports';

/** A dictionary as a literal; strings are names. */
export interface Entries {
  readonly [key: string]: Entry;
}
export type Entry = PDFObject | Entries | readonly Entry[] | string | number | boolean | undefined;

/** The indirect objects of one file, numbered in the order in which they are made. */
export class PdfObjects {
  readonly #context = PDFContext.create();

  constructor(readonly ports: PdfPorts) {
    this.#context.header = PDFHeader.forVersion(1, 6);
  }

  reserve(): PDFRef {
    return this.#context.nextRef();
  }

  add(entries: Entries, ref = this.reserve()): PDFRef {
    this.#context.assign(ref, this.#object(entries));
    return ref;
  }

  /** An array as an object of its own. */
  list(items: readonly Entry[]): PDFRef {
    return this.#context.register(this.#context.obj(items as Parameters<PDFContext['obj']>[0] & unknown[]));
  }

  /** A stream, compressed here. */
  stream(bytes: Uint8Array, entries: Entries = {}): PDFRef {
    return this.raw(this.ports.deflate(bytes), { ...entries, Filter: 'FlateDecode' });
  }

  /** A stream whose bytes are already what its filter says. */
  raw(bytes: Uint8Array, entries: Entries): PDFRef {
    const dict = this.#context.obj({ ...this.#literal(entries), Length: bytes.byteLength });
    return this.#context.register(PDFRawStream.of(dict, bytes));
  }

  async write(root: PDFRef, info: PDFRef, id: PDFObject): Promise<Uint8Array> {
    this.#context.trailerInfo.Root = root;
    this.#context.trailerInfo.Info = info;
    this.#context.trailerInfo.ID = this.#context.obj([id, id]);
    return PDFWriter.forContext(this.#context, Number.POSITIVE_INFINITY).serializeToBuffer();
  }

  #object(entries: Entries): PDFObject {
    return this.#context.obj(this.#literal(entries));
  }

  /** The library's literals are mutable by type; nothing here is changed after it was handed over. */
  #literal(entries: Entries): Parameters<PDFContext['obj']>[0] & object {
    return entries;
  }
}
