import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DocumentsChanged } from '../../../../core/contract/project';
import { birthOf } from '../../../../core/document/apply';
import { newPicture, newStory } from '../../../../core/document/factory';
import { type RecordType, recordTypes } from '../../../../core/document/records';
import { possibleCopies } from '../../../../electron/store/branches/copies';
import { examine, repair } from '../../../../electron/store/doctor';
import { type Envelope, encode, hashOf } from '../../../../electron/store/envelope';
import { documentPath } from '../../../../electron/store/layout';
import { openProject, type Project } from '../../../../electron/store/project';
import { cleanUp, freshProject, good, open, readJson } from './places';

/** How sync programs, version control and people name a second file of `ID.json`. */
const NAMES: readonly (readonly [program: string, name: string])[] = [
  ['Syncthing', 'ID.sync-conflict-20261122-081530-ABCDEFG.json'],
  ['Dropbox', "ID (Wang's conflicted copy 2026-11-22).json"],
  ['Dropbox 中文', 'ID (王小明 的冲突副本 2026-11-22).json'],
  ['坚果云', 'ID(冲突_王_2026-11-22 08-15-30).json'],
  ['OneDrive', 'ID-DESKTOP-7QK2J1.json'],
  ['OneDrive, a plain name', 'ID-macbook.json'],
  ['OneDrive, the second one', 'ID-laptop-2.json'],
  ['Google Drive', 'ID (1).json'],
  ['Nextcloud', 'ID (conflicted copy 2026-11-22 081530).json'],
  ['ownCloud', 'ID_conflict-20261122-081530.json'],
  ['Seafile', 'ID (SFConflict wang@example.cn 2026-11-22-08-15-30).json'],
  ['Finder', 'ID 2.json'],
  ['Finder 中文', 'ID 副本.json'],
  ['Explorer', 'ID - Copy.json'],
  ['Explorer 中文', 'ID - 副本.json'],
  ['GNOME', 'Copy of ID.json'],
  ['Windows 中文 of before', '副本 ID.json'],
  ['git mergetool', 'ID.json.orig'],
  ['git checkout', 'ID.json~HEAD'],
  ['git mergetool, the other side', 'ID_REMOTE_1234.json'],
  ['a name in lower case', 'copy-of-ID.json'],
];

/** A text of each kind of document in which its copies differ. */
const FIELD: Readonly<Record<RecordType, string>> = {
  paper: 'name',
  style: 'name',
  issue: 'edition',
  page: 'section',
  story: 'headline',
  picture: 'caption',
};

/** A closed project that has a document of every kind. */
async function project(): Promise<string> {
  const folder = await freshProject();
  const desk = await open(folder);
  const file = { sha256: 'a'.repeat(64), ext: 'jpg' as const, name: 'a.jpg', width: 10, height: 10 };
  good(
    await desk.apply([
      birthOf('story', newStory('storyone', { headline: '一' })),
      birthOf('picture', newPicture('pictureone', file)),
    ]),
  );
  await desk.close();
  return folder;
}

interface Original {
  readonly id: string;
  readonly folder: string;
  readonly envelope: Envelope;
}

async function originalOf(folder: string, type: RecordType): Promise<Original> {
  const id = type === 'story' ? 'storyone' : type === 'picture' ? 'pictureone' : undefined;
  const parent = join(folder, dirname(documentPath(type, id ?? 'x')));
  const file = id ? `${id}.json` : ((await readdir(parent)).toSorted()[0] ?? '');
  const envelope = (await readJson(join(parent, file))) as unknown as Envelope;
  return { id: envelope.id, folder: parent, envelope };
}

const copyOf = (type: RecordType, { envelope }: Original, text: string): Uint8Array => {
  const data = { ...(envelope.data as object), [FIELD[type]]: text };
  return encode({ ...envelope, rev: 5, device: 'other', data, sha256: hashOf(data) });
};

/** The copies' texts that wait as branches, sorted. */
async function waiting(desk: Project, type: RecordType): Promise<readonly string[]> {
  const all = await Promise.all(desk.branches.map(({ branch }) => desk.branch(branch)));
  const records = all.map((one) => good(one).branch).filter((branch) => branch.type === type);
  return records.map(({ record }) => String((record as Record<string, unknown>)[FIELD[type]])).toSorted();
}

const aboutFiles = (desk: Project) => desk.notes.filter(({ rule }) => rule !== 'STORE-ASSET');

describe.each(recordTypes)('second files of a %s', (type) => {
  cleanUp();

  const putAll = async (folder: string): Promise<{ of: Original; texts: readonly string[] }> => {
    const of = await originalOf(folder, type);
    for (const [program, name] of NAMES)
      await writeFile(join(of.folder, name.replace('ID', of.id)), copyOf(type, of, program));
    return { of, texts: NAMES.map(([program]) => program).toSorted() };
  };

  it('all become branches at opening, whatever they are called', async () => {
    const folder = await project();
    const { of, texts } = await putAll(folder);
    const before = await readFile(join(of.folder, `${of.id}.json`));
    const desk = await open(folder);
    expect(await waiting(desk, type)).toEqual(texts);
    expect(aboutFiles(desk)).toEqual([]);
    expect(Object.keys(desk.records[type])).toContain(of.id);
    await desk.close();
    expect(await readFile(join(of.folder, `${of.id}.json`))).toEqual(before);
    expect(
      (await readdir(of.folder)).filter((name) => name !== `${of.id}.json` && name.includes(of.id)),
    ).toEqual([]);
    expect(good(await examine(folder)).findings.filter(({ note }) => note.rule !== 'STORE-ASSET')).toEqual(
      [],
    );
  });

  it('all become branches behind the window', async () => {
    const folder = await project();
    const { texts } = await putAll(folder);
    const desk = good(await openProject(folder, { load: 'shelf' }));
    const isDone = (): boolean => desk.branches.length === NAMES.length;
    // Kinds of which all are read at opening have theirs by then.
    await new Promise<void>((resolve) => {
      desk.onChange(() => isDone() && resolve());
      if (isDone()) resolve();
    });
    expect(await waiting(desk, type)).toEqual(texts);
    await desk.close();
  });

  it('are found by the doctor and made branches by its repair', async () => {
    const folder = await project();
    const { texts } = await putAll(folder);
    const before = good(await examine(folder));
    const copies = before.findings.filter(({ note }) => note.rule !== 'STORE-ASSET');
    expect(copies.map(({ note }) => note.rule)).toEqual(NAMES.map(() => 'DOCTOR-COPY'));
    good(await repair(before));
    const desk = await open(folder);
    expect(await waiting(desk, type)).toEqual(texts);
    await desk.close();
  });

  it.each(['ID-macbook.json', 'ID.json.orig', '副本 ID.json'])(
    '%s is seen while the desk is open',
    async (name) => {
      const folder = await project();
      const of = await originalOf(folder, type);
      const desk = await open(folder);
      const heard = new Promise<DocumentsChanged>((resolve) =>
        desk.onChange((change) => change.branches.length > 0 && resolve(change)),
      );
      await desk.checkAssets();
      const file = join(of.folder, name.replace('ID', of.id));
      await writeFile(file, copyOf(type, of, '开着时来的'));
      expect((await heard).branches).toMatchObject([{ type, id: of.id, origin: 'copy' }]);
      expect(await waiting(desk, type)).toEqual(['开着时来的']);
      expect(existsSync(file)).toBe(false);
      await desk.close();
    },
  );
});

const file = (id: string | undefined) => ({ type: 'page' as const, path: `pages/${id}.json`, id });

describe('files that are no copies', () => {
  cleanUp();

  it('stay: another document under a name that says nothing of it, and one whose name has another’s in it', async () => {
    const folder = await project();
    const page = await originalOf(folder, 'page');
    await writeFile(join(page.folder, 'unrelated.json'), encode(page.envelope));
    const other = {
      ...page.envelope,
      id: `${page.id}-b`,
      data: { ...(page.envelope.data as object), id: `${page.id}-b` },
    };
    await writeFile(join(page.folder, `${page.id}-b.json`), encode({ ...other, sha256: hashOf(other.data) }));
    const desk = await open(folder);
    expect(desk.branches).toEqual([]);
    expect(Object.keys(desk.records.page).toSorted()).toEqual([page.id, `${page.id}-b`].toSorted());
    expect(aboutFiles(desk)).toMatchObject([
      { rule: 'STORE-FOREIGN', params: { path: 'pages/unrelated.json', problem: `holds: ${page.id}` } },
    ]);
    await desk.close();
  });

  it('are not even read where the name has no document’s id in it', () => {
    const files = ['a', 'a-b', 'b-a-c', 'c_d', 'ab', undefined].map(file);
    expect(possibleCopies(files).map(({ id }) => id)).toEqual(['a-b', 'b-a-c', undefined]);
  });
});
