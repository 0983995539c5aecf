import { inflateSync } from 'node:zlib';

/** One stream of a PDF as it stands in the file, decompressed where it is. */
export interface ReadStream {
  readonly dictionary: string;
  readonly bytes: Buffer;
}

/** Reads the streams of a file written with a plain cross-reference table, without any PDF library. */
export function streamsOf(pdf: Uint8Array): readonly ReadStream[] {
  const buffer = Buffer.from(pdf);
  const streams: ReadStream[] = [];
  const open = Buffer.from('stream\n');
  const close = Buffer.from('\nendstream');
  for (let at = buffer.indexOf(open); at >= 0; at = buffer.indexOf(open, at)) {
    const head = buffer.toString('latin1', Math.max(0, buffer.lastIndexOf(' obj', at)), at);
    const length = Number(/\/Length (?<n>\d+)/u.exec(head)?.groups?.['n']);
    const start = at + open.length;
    const raw = buffer.subarray(start, start + length);
    streams.push({ dictionary: head, bytes: head.includes('/FlateDecode') ? inflateSync(raw) : raw });
    at = start + length + close.length;
  }
  return streams;
}

/** The content streams: those that are neither fonts, pictures, profiles, character maps nor metadata. */
export const contentOf = (pdf: Uint8Array): string =>
  streamsOf(pdf)
    .filter(({ dictionary, bytes }) => !/\/(?:Subtype|Length1|N) /u.test(dictionary) && !isMap(bytes))
    .map(({ bytes }) => bytes.toString('latin1'))
    .join('\n');

const isMap = (bytes: Buffer): boolean => bytes.subarray(0, 9).toString('latin1') === '/CIDInit ';

/** Glyph number → text by the character maps of the file, one for each font in order. */
export const mapsOf = (pdf: Uint8Array): readonly ReadonlyMap<string, string>[] =>
  streamsOf(pdf)
    .filter(({ bytes }) => isMap(bytes))
    .map(({ bytes }) => {
      const map = new Map<string, string>();
      for (const [, glyph = '', code = ''] of bytes
        .toString('latin1')
        .replace(/begincodespacerange[^]*endcodespacerange/u, '')
        .matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gmu))
        map.set(glyph, Buffer.from(code, 'hex').swap16().toString('utf16le'));
      return map;
    });

/** Everything outside streams. */
export const plainOf = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');

/** The numbers of a box of the first page. */
export const boxOf = (pdf: Uint8Array, name: string): readonly number[] =>
  (new RegExp(`/${name} \\[ ?(?<box>[^\\]]+)\\]`, 'u').exec(plainOf(pdf))?.groups?.['box'] ?? '')
    .trim()
    .split(/\s+/u)
    .map(Number);
