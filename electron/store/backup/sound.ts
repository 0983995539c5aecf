import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { decode, readSchema } from '../envelope';
import { checkManifest } from '../manifest';
import { openRegular } from '../regular';
import type { FileKind } from './files';

/**
 * What is wrong with the bytes of a project's file, or undefined where they are what they say they are: a
 * document's hash is that of its data, and it is the document its path names. Whether this desk knows its schema
 * is another question.
 */
export function flawOf(what: Exclude<FileKind, { kind: 'asset' }>, bytes: Uint8Array): string | undefined {
  try {
    if (what.kind === 'manifest') {
      const manifest = checkManifest(bytes);
      return manifest.ok ? undefined : manifest.error;
    }
    const envelope = decode(bytes);
    if (!envelope.ok) return envelope.error;
    const { type } = readSchema(envelope.value.schema);
    if (type !== what.type) return `holds a ${type}`;
    return envelope.value.id === what.id ? undefined : `holds ${envelope.value.id}`;
  } catch (problem) {
    // Nesting deeper than the stack.
    return problem instanceof Error ? problem.message : String(problem);
  }
}

/** Hash of a plain file of any size. Throws the system's error, and for what is no such file as `openRegular` does. */
export async function hashOfFile(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const { handle } = await openRegular(file);
  await pipeline(handle.createReadStream({ highWaterMark: 1024 * 1024 }), hash, signal ? { signal } : {});
  return hash.digest('hex');
}
