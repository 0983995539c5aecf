import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { contentSecurityPolicy, contentType, uiOrigin } from './policy';

export interface ByteRange {
  readonly start: number;
  /** Last byte, inclusive as in HTTP. */
  readonly end: number;
}

/** One range of a `Range` header; undefined for the whole file, null where it cannot be satisfied. RFC 9110 §14. */
export function parseRange(header: string | null, size: number): ByteRange | undefined | null {
  if (header === null) return undefined;
  const found = /^bytes=(\d*)-(\d*)$/u.exec(header);
  if (found === null || (found[1] === '' && found[2] === '')) return undefined;
  const from = found[1] ?? '';
  const to = found[2] ?? '';
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end && start < size ? { start, end } : null;
}

const headers = (file: string): Record<string, string> => ({
  'content-type': contentType(path.extname(file)),
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': uiOrigin,
  'accept-ranges': 'bytes',
});

export const refusal = (status: number): Response =>
  new Response(null, { status, headers: { 'content-security-policy': contentSecurityPolicy } });

/** Answers with a file, or with the part of it that the request asks for. */
export async function serveFile(file: string, request: Request, cache: string): Promise<Response> {
  let handle: FileHandle;
  try {
    // Without waiting: a pipe has no end to wait for.
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    return refusal(404);
  }
  const info = await handle.stat();
  const range = info.isFile() ? parseRange(request.headers.get('range'), info.size) : null;
  if (range === null) {
    await handle.close();
    return refusal(info.isFile() ? 416 : 404);
  }
  const length = range === undefined ? info.size : range.end - range.start + 1;
  const all = { ...headers(file), 'cache-control': cache, 'content-length': String(length) };
  const status = range === undefined ? 200 : 206;
  const extra =
    range === undefined ? {} : { 'content-range': `bytes ${range.start}-${range.end}/${info.size}` };
  if (request.method === 'HEAD' || length === 0) {
    await handle.close();
    return new Response(null, { status, headers: { ...all, ...extra } });
  }
  const stream = handle.createReadStream({ ...range, highWaterMark: 1 << 20 });
  return new Response(Readable.toWeb(stream) as ReadableStream, { status, headers: { ...all, ...extra } });
}
