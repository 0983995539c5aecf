import { rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { birthOf } from '../../../../../core/document/apply';
import { newStory } from '../../../../../core/document/factory';
import { recordKinds } from '../../../../../core/document/records';
import { defineRecord } from '../../../../../core/document/schema';
import { listBackups } from '../../../../../electron/store/backup';
import { documentPath } from '../../../../../electron/store/layout';
import { type Manifest, readManifest } from '../../../../../electron/store/manifest';
import { type Kinds, migrateProject, needsMigration } from '../../../../../electron/store/migrate/migrate';
import { bad, cleanUp, freshProject, good, open, readJson } from '../places';

/** A desk to come, in which a story's headline has become a list of lines. */
const later: Kinds = {
  ...recordKinds,
  story: defineRecord('story', z.looseObject({ id: z.string(), lines: z.array(z.string()) }), [
    ({ headline, ...rest }) => ({ ...rest, lines: [headline] }),
  ]),
};
const IDS = ['story-aa', 'story-bb', 'story-cc', 'story-dd'];

async function older(): Promise<{ folder: string; manifest: Manifest }> {
  const folder = await freshProject();
  const project = await open(folder);
  good(await project.apply(IDS.map((id) => birthOf('story', newStory(id, { headline: id })))));
  await project.close();
  return { folder, manifest: good(await readManifest(folder)) };
}

const envelopes = (folder: string) =>
  Promise.all(IDS.map((id) => readJson(join(folder, documentPath('story', id)))));
const migrations = async (folder: string): Promise<number> =>
  good(await listBackups(folder)).filter(({ kept }) => kept === 'migration').length;

describe('a project in an older schema', () => {
  cleanUp();

  it('is backed up whole, migrated document by document, the manifest last', async () => {
    const { folder, manifest } = await older();
    expect([needsMigration(manifest), needsMigration(manifest, later)]).toEqual([false, true]);
    const seen: string[] = [];
    const onDocument = ({ id }: { readonly id: string }): number => seen.push(id);
    const next = good(await migrateProject(folder, manifest, { device: 'desk', kinds: later, onDocument }));
    expect(seen.toSorted()).toEqual(IDS);
    expect(await migrations(folder)).toBe(1);
    for (const [i, envelope] of (await envelopes(folder)).entries())
      expect(envelope).toMatchObject({ schema: 'story@2', rev: 2, parentRev: 1, data: { lines: [IDS[i]] } });
    expect(needsMigration(next, later)).toBe(false);
    expect(await readManifest(folder)).toEqual({ ok: true, value: next });
  });

  it('broken off, goes on where it was, without another backup', async () => {
    const { folder, manifest } = await older();
    const breaks = new AbortController();
    let count = 0;
    const onDocument = (): void => {
      if (++count === 2) breaks.abort();
    };
    const options = { device: 'desk', kinds: later, onDocument };
    const stopped = await migrateProject(folder, manifest, { ...options, signal: breaks.signal });
    expect(bad(stopped).kind).toBe('cancelled');
    expect(
      (await envelopes(folder)).map(({ schema }) => String(schema)).toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['story@1', 'story@1', 'story@2', 'story@2']);
    expect(await readManifest(folder)).toEqual({ ok: true, value: manifest });
    good(await migrateProject(folder, manifest, options));
    expect(count).toBe(IDS.length);
    expect((await envelopes(folder)).map(({ rev }) => rev)).toEqual([2, 2, 2, 2]);
    expect(await migrations(folder)).toBe(1);
  });

  it('is not touched where the backup cannot be made', async () => {
    const { folder, manifest } = await older();
    await rm(join(folder, '.local'), { recursive: true });
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(folder, '.local'), 'in the way');
    bad(await migrateProject(folder, manifest, { device: 'desk', kinds: later }));
    expect((await envelopes(folder)).map(({ schema }) => schema)).toEqual(IDS.map(() => 'story@1'));
    expect(await readManifest(folder)).toEqual({ ok: true, value: manifest });
  });

  it('leaves a damaged document as it is', async () => {
    const { folder, manifest } = await older();
    await truncate(join(folder, documentPath('story', 'story-bb')), 40);
    const seen: string[] = [];
    const onDocument = ({ id }: { readonly id: string }): number => seen.push(id);
    good(await migrateProject(folder, manifest, { device: 'desk', kinds: later, onDocument }));
    expect(seen.toSorted()).toEqual(['story-aa', 'story-cc', 'story-dd']);
  });

  it('shown to the desk of today it is named as newer, and nothing of it is written', async () => {
    const { folder, manifest } = await older();
    good(await migrateProject(folder, manifest, { device: 'desk', kinds: later }));
    const project = await open(folder);
    expect(project.notes.map(({ rule }) => rule)).toEqual(IDS.map(() => 'STORE-NEWER'));
    const birth = await project.apply([birthOf('story', newStory('story-aa'))]);
    expect(bad(birth).kind).toBe('refused');
    await project.close();
  });
});
