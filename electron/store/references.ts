import type { Diagnostic, Place } from '../../core/base/diagnostic';
import type { DocumentKey, LoadedDocument } from '../../core/contract/project';
import type { ProjectRecords, RecordType } from '../../core/document/records';
import type { Page, PageItem, StoryItem } from '../../core/document/records/page';
import { styleRoles } from '../../core/document/roles';
import { assetFile, documentPath } from './layout';
import { lost, missing, missingAsset, placeOf } from './notes';

interface Reference {
  readonly type: RecordType;
  readonly id: string;
  /** Path of the document that refers to it. */
  readonly from: string;
  readonly place: Place;
}

const storyReferences = (page: Page, item: StoryItem, from: string): readonly Reference[] => {
  const place = { page: page.id, item: item.id };
  return [
    { type: 'story', id: item.story, from, place: { ...place, story: item.story } },
    ...item.pictures.map(
      ({ picture }): Reference => ({
        type: 'picture',
        id: picture,
        from,
        place: { ...place, picture },
      }),
    ),
  ];
};

const itemReferences = (page: Page, item: PageItem, from: string): readonly Reference[] => {
  if (item.kind === 'story') return storyReferences(page, item, from);
  if (item.kind === 'package') return item.items.flatMap((inner) => storyReferences(page, inner, from));
  if (item.kind !== 'picture') return [];
  const place = { page: page.id, item: item.id, picture: item.picture };
  return [{ type: 'picture', id: item.picture, from, place }];
};

function* references(records: ProjectRecords): Iterable<Reference> {
  const issues = Object.values(records.issue);
  for (const issue of issues) {
    const from = documentPath('issue', issue.id);
    yield { type: 'paper', id: issue.paper, from, place: {} };
    for (const page of issue.pages) yield { type: 'page', id: page, from, place: { page } };
  }
  for (const page of Object.values(records.page)) {
    const from = documentPath('page', page.id);
    for (const item of page.items) yield* itemReferences(page, item, from);
  }
  for (const story of Object.values(records.story)) {
    const from = documentPath('story', story.id);
    for (const picture of story.pictures)
      yield { type: 'picture', id: picture, from, place: { story: story.id, picture } };
  }
  const [paper] = Object.values(records.paper);
  if (paper)
    for (const role of styleRoles)
      yield { type: 'style', id: role, from: documentPath('paper', paper.id), place: {} };
}

type Absent = Reference & { readonly path: string };

/**
 * Documents that others refer to and that are not there, each once; of those only that `isLoaded` holds for, since what
 * lies on the shelf is not missed.
 */
function absent(
  records: ProjectRecords,
  named: ReadonlySet<string>,
  isLoaded: (key: DocumentKey) => boolean = () => true,
): readonly Absent[] {
  const told = new Set(named);
  const found: Absent[] = [];
  for (const reference of references(records)) {
    if (Object.hasOwn(records[reference.type], reference.id) || !isLoaded(reference)) continue;
    const path = documentPath(reference.type, reference.id);
    if (told.has(path)) continue;
    told.add(path);
    found.push({ ...reference, path });
  }
  return found;
}

/** Keys of documents that others refer to and that are not there. `named` are paths that notes already speak of. */
export const missingKeys = (
  records: ProjectRecords,
  named: ReadonlySet<string>,
  isLoaded?: (key: DocumentKey) => boolean,
): readonly DocumentKey[] => absent(records, named, isLoaded).map(({ type, id }) => ({ type, id }));

/**
 * Documents that others refer to and that are not there, and picture files that their cards name. `named`
 * are the paths that other notes already speak of; only documents that `isLoaded` holds for can be missed.
 */
export function findMissing(
  records: ProjectRecords,
  assets: ReadonlySet<string>,
  named: ReadonlySet<string>,
  isLoaded?: (key: DocumentKey) => boolean,
): readonly Diagnostic[] {
  const notes: Diagnostic[] = absent(records, named, isLoaded).map(({ path, from, place }) =>
    missing(path, from, place),
  );
  for (const { id, sha256, ext, name } of Object.values(records.picture))
    if (!assets.has(sha256)) notes.push(missingAsset(assetFile(sha256, ext), name, { picture: id }));
  return notes;
}

/** Of documents that are gone, those that loaded ones still refer to. */
export function lostAmong(gone: readonly DocumentKey[], records: ProjectRecords): readonly Diagnostic[] {
  const paths = new Set(gone.map(({ type, id }) => documentPath(type, id)));
  return absent(records, new Set())
    .filter(({ path }) => paths.has(path))
    .map(({ path, from, place }) => missing(path, from, place));
}

/** Of documents that were to come back from what is kept of them, those that did not. `notes` speak of some already. */
export const stillLost = (
  documents: readonly LoadedDocument[],
  notes: readonly Diagnostic[],
): readonly Diagnostic[] => {
  const named = new Set(notes.map(({ params }) => params['path']));
  return documents
    .filter(({ type, id, record }) => record === null && !named.has(documentPath(type, id)))
    .map(({ type, id }) => lost(documentPath(type, id), placeOf(type, id)));
};
