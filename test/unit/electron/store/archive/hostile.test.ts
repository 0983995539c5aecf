import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeskFailure } from '../../../../../core/contract/desk';
import { importArchive, LIMITS, type Limits } from '../../../../../electron/store/archive';
import { sha256 } from '../../../../../electron/store/envelope';
import { storyBytes } from '../backup/project';
import { bad, cleanUp, good, place } from '../places';
import { archive, contents, manifest, type RawEntry, zip } from './zip';

cleanUp();

const ID = '0123456789abcdef';
const story: RawEntry = { name: `stories/ef/${ID}.json`, data: storyBytes(ID, '头条') };

/** The failure of an archive that must be refused; nothing may be left of it. */
async function refusal(bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<DeskFailure> {
  const out = await place();
  await writeFile(join(out, 'a.zip'), bytes);
  const result = await importArchive(join(out, 'a.zip'), join(out, 'n.banxin'), {
    limits: { ...LIMITS, ...limits },
  });
  expect(await readdir(out)).toEqual(['a.zip']);
  return bad(result);
}

const named = (name: string): RawEntry => ({ ...story, name });

describe('an archive from a stranger', () => {
  it('is taken where it is one of ours', async () => {
    const out = await place();
    await writeFile(join(out, 'a.zip'), archive([story]));
    expect(good(await importArchive(join(out, 'a.zip'), join(out, 'n.banxin'))).files).toBe(2);
  });

  it.each([
    ['a way up', '../evil.json'],
    ['a way up inside', `stories/../../${ID}.json`],
    ['a way up by back-slashes', '..\\..\\evil.json'],
    ['an absolute path', '/etc/passwd'],
    ['a drive', 'C:/Windows/evil.json'],
    ['a share', '//server/share/evil.json'],
    ['a stream of NTFS', `stories/ef/${ID}.json:evil`],
    ['the local folder', '.local/lock/holder.json'],
    ['presence', 'presence/desk.json'],
    ['a hidden file', '.git/config'],
    ['a program', 'stories/ef/evil.exe'],
    ['another name for the manifest', 'MANIFEST.JSON'],
    ['upper case', `stories/EF/${ID.toUpperCase()}.json`],
    ['a wide letter', `stories/ef/${ID.replace('e', 'ｅ')}.json`],
    ['a device', 'stories/on/con.json'],
    ['a device with a number', 'issues/com1.json'],
    ['a trailing dot', `stories/ef/${ID}.json.`],
    ['a trailing space', `stories/ef/${ID}.json `],
    ['a line feed', `stories/ef/${ID}\n.json`],
    ['a NUL', `stories/ef/${ID}\0.json`],
    ['a foreign shard', `stories/aa/${ID}.json`],
    ['a picture of another name', `assets/sha256/ab/${'a'.repeat(64)}.jpg`],
    ['a prototype', 'stories/__proto__/x.json'],
    ['an empty name', ''],
    ['a folder that holds bytes', 'stories/'],
  ])('is refused for %s', async (_, name) => {
    const { kind } = await refusal(archive([named(name)]));
    expect(['unsafe-archive', 'damaged']).toContain(kind);
  });

  it.each<readonly [string, Uint8Array, DeskFailure['kind']]>([
    ['a symbolic link', archive([{ ...story, mode: 0o120777 }]), 'unsafe-archive'],
    ['a device file', archive([{ ...story, mode: 0o060644 }]), 'unsafe-archive'],
    ['an encrypted entry', archive([{ ...story, flags: 1 }]), 'unsafe-archive'],
    ['a method nobody knows', archive([{ ...story, method: 14 }]), 'unsafe-archive'],
    ['one name twice', archive([story, story]), 'unsafe-archive'],
    ['a file the list does not have', zip([manifest, story, contents([manifest])]), 'unsafe-archive'],
    ['a file that is missing', zip([manifest, contents([manifest, story])]), 'damaged'],
    [
      'content of another hash',
      zip([manifest, story, contents([manifest, { ...story, data: storyBytes(ID, '头版') }])]),
      'damaged',
    ],
    ['a document under another name', archive([{ ...story, name: 'stories/99/9999.json' }]), 'damaged'],
    ['a document that is none', archive([{ ...story, data: '{"a":1}' }]), 'damaged'],
    [
      'a document nested beyond reason',
      archive([{ ...story, data: `{"a":${'['.repeat(200_000)}` }]),
      'damaged',
    ],
    [
      'a picture that is not its hash',
      archive([{ name: `assets/sha256/${sha256('x').slice(0, 2)}/${sha256('x')}.jpg`, data: 'y' }]),
      'damaged',
    ],
    [
      'a manifest of a newer desk',
      zip([
        { ...manifest, data: '{"product":"banxin","formatVersion":9,"minReader":9,"id":"p"}' },
        contents([{ ...manifest, data: '{"product":"banxin","formatVersion":9,"minReader":9,"id":"p"}' }]),
      ]),
      'newer-format',
    ],
    ['an archive of a newer desk', zip([manifest, contents([manifest], 2)]), 'newer-format'],
    ['no list of contents', zip([manifest, story]), 'not-an-archive'],
    ['no manifest', zip([story, contents([story])]), 'not-an-archive'],
    ['no zip', Buffer.from('%PDF-1.7'), 'not-an-archive'],
    ['nothing', Buffer.alloc(0), 'not-an-archive'],
  ])('is refused for %s', async (_, bytes, kind) => {
    expect((await refusal(bytes)).kind).toBe(kind);
  });

  it('is refused where entries share their bytes', async () => {
    const twice = { ...story, name: 'stories/90/1234567890.json', on: 1 };
    expect(await refusal(zip([manifest, story, twice, contents([manifest, story, twice])]))).toMatchObject({
      kind: 'unsafe-archive',
      detail: expect.stringContaining('shares its bytes') as string,
    });
  });

  it('is refused where it swells', async () => {
    const bomb = { ...story, data: Buffer.alloc(4 * 1024 * 1024, 0x20) };
    expect(await refusal(archive([bomb]))).toMatchObject({ kind: 'unsafe-archive', thing: bomb.name });
  });

  it('is refused where an entry is longer than it says, before more than that is read', async () => {
    const liar = { ...story, data: Buffer.alloc(512 * 1024, 0x20), size: 1000 };
    expect((await refusal(archive([liar]))).kind).toBe('damaged');
  });

  it.each<readonly [string, Partial<Limits>]>([
    ['too many files', { files: 2 }],
    ['a document too large', { document: 100 }],
    ['too much altogether', { total: 500 }],
    ['a list too long', { contents: 50 }],
  ])('is refused for %s', async (_, limits) => {
    expect((await refusal(archive([story]), limits)).kind).toBe('unsafe-archive');
  });

  it('gets no file outside its folder, whatever its names', async () => {
    const part = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '',
        'stories',
        'ef',
        'C:',
        '.local',
        '\\',
        'assets',
        'CON',
        `${ID}.json`,
        '~',
      ),
      fc.string({ maxLength: 6 }),
    );
    const name = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    await fc.assert(
      fc.asyncProperty(name, async (path) => {
        fc.pre(path !== story.name && path !== 'contents.json' && path !== 'manifest.json');
        await refusal(archive([named(path)]));
      }),
      { numRuns: 100 },
    );
  });
});
