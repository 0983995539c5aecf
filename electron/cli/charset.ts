import { detect } from 'chardet';
import iconv from 'iconv-lite';

const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x84, 0x31, 0x95, 0x33], 'gb18030'],
];

export const knowsCharset = (name: string): boolean => name === 'auto' || iconv.encodingExists(name);

/** Bytes as text. `auto` trusts a byte order mark, then valid UTF-8, then what the bytes look like. */
export function decode(bytes: Uint8Array, charset: string): string {
  return iconv.decode(Buffer.from(bytes), charset === 'auto' ? guess(bytes) : charset, { stripBOM: true });
}

function guess(bytes: Uint8Array): string {
  const marked = MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked !== undefined) return marked[1];
  if (isUtf8(bytes)) return 'utf-8';
  return wide(bytes) ?? chinese(bytes) ?? named(bytes) ?? 'utf-8';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !bytes.includes(0);
  } catch {
    return false;
  }
}

/** UTF-16 without a mark: line ends and Latin letters show where the zero bytes stand. */
function wide(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return undefined;
  let [even, odd] = [0, 0];
  bytes.forEach((byte, i) => {
    if (byte !== 0) return;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  });
  return even > odd ? 'utf-16be' : 'utf-16le';
}

const weight = (text: string): number =>
  (text.match(/[的一是不了在人有我他这這個个们們中来來上大為为和]/gu) ?? []).length;
const sound = (text: string): boolean => !text.includes('\u{fffd}') && !/[\u{e000}-\u{f8ff}]/u.test(text);

/** GB18030 where the bytes hold together as such; text in Big5 is told from it by the frequent characters. */
function chinese(bytes: Uint8Array): string | undefined {
  const gb = iconv.decode(Buffer.from(bytes), 'gb18030');
  const big5 = iconv.decode(Buffer.from(bytes), 'big5');
  if (sound(big5) && weight(big5) > weight(gb) * 1.5) return 'big5';
  return sound(gb) || weight(gb) > 0 ? 'gb18030' : undefined;
}

const named = (bytes: Uint8Array): string | undefined => {
  const found = detect(bytes);
  return found !== null && iconv.encodingExists(found) ? found : undefined;
};
