import { readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newStory } from '../../../../core/document/factory';
import type { Story } from '../../../../core/document/records/story';
import { decode, encode, nextEnvelope } from '../../../../electron/store/envelope';
import { type FileStat, isUntouched } from '../../../../electron/store/fileStat';
import { FolderStore } from '../../../../electron/store/folder';
import { documentPath } from '../../../../electron/store/layout';
import { cleanUp, freshProject, good } from './places';

const key = { type: 'story', id: 'story-one' } as const;
const draft = (headline: string) => ({ ...key, record: newStory(key.id, { headline }) });

/** The same story with another headline of the same length, as bytes of the same length. */
const otherBytes = (bytes: Uint8Array, headline: string): Uint8Array => {
  const envelope = good(decode(bytes));
  const data = { ...(envelope.data as Story), headline };
  return encode({ ...nextEnvelope(envelope, { ...envelope, data }), rev: envelope.rev, parentRev: null });
};

describe('a file that is as it was', () => {
  cleanUp();

  it('is not taken for one whose old time was put back after it was written into', async () => {
    const folder = await freshProject();
    const store = new FolderStore(folder, { device: 'here' });
    good(await store.save([draft('甲')]));
    const file = join(folder, documentPath(key.type, key.id));
    const before = await stat(file);
    await writeFile(file, otherBytes(await readFile(file), '乙'));
    await utimes(file, before.atime, before.mtime);
    const { branches } = good(await store.save([draft('丙')]));
    expect(branches.map(({ id }) => id)).toEqual([key.id]);
    expect((good(decode(await readFile(file))).data as Story).headline).toBe('乙');
    await store.close();
  });

  const known: FileStat = { ino: 7, size: 100, mtimeMs: 1_767_600_000_123.5, ctimeMs: 1_767_600_000_124 };
  it.each([
    ['another file', { ino: 8 }],
    ['longer', { size: 101 }],
    ['written later', { mtimeMs: known.mtimeMs + 1 }],
    ['touched later', { ctimeMs: known.ctimeMs + 1 }],
    ['not known for sure', { ctimeMs: Number.NaN }],
  ])('is told without reading it, unless it is %s', (_what, change) => {
    expect(isUntouched(known, known)).toBe(true);
    expect(isUntouched({ ...known, ...change }, known)).toBe(false);
    expect(isUntouched(known, { ...known, ...change })).toBe(false);
  });

  it('is not told by times that count whole seconds', () => {
    const coarse = { ...known, mtimeMs: 1_767_600_000_000 };
    expect(isUntouched(coarse, coarse)).toBe(false);
  });

  it('is one that is not there, as it was not', () => {
    expect(isUntouched(null, null)).toBe(true);
    expect(isUntouched(known, null)).toBe(false);
    expect(isUntouched(null, known)).toBe(false);
  });
});
