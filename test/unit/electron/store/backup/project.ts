import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newBlock, newStory } from '../../../../../core/document/factory';
import { encode, nextEnvelope, sha256 } from '../../../../../electron/store/envelope';
import { assetFile, documentPath } from '../../../../../electron/store/layout';
import { place } from '../places';

const SAMPLE = new URL('../../../../../resources/sample', import.meta.url);

/** A copy of the sample paper: real documents and pictures. */
export async function project(): Promise<string> {
  const folder = join(await place(), '样.banxin');
  await cp(SAMPLE, folder, { recursive: true });
  return folder;
}

const put = async (folder: string, path: string, bytes: Uint8Array): Promise<string> => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), bytes);
  return path;
};

/** The file of a story's state. */
export function storyBytes(id: string, text: string, rev = 1): Uint8Array {
  const schema = 'story@1';
  const data = newStory(id, { headline: text, body: [newBlock('p1', text)] });
  const first = nextEnvelope(undefined, { schema, id, device: 'desk-test', data });
  return encode({ ...first, rev, parentRev: rev === 1 ? null : rev - 1 });
}

/** Puts a story into a project's folder, as another program would; answers with its path. */
export const writeStory = (folder: string, id: string, text: string, rev = 1): Promise<string> =>
  put(folder, documentPath('story', id), storyBytes(id, text, rev));

/** Puts a file under its hash; what is in it does not matter to who keeps it. */
export function writePicture(folder: string, content: string): Promise<string> {
  const bytes = new TextEncoder().encode(content);
  return put(folder, assetFile(sha256(bytes), 'jpg'), bytes);
}
