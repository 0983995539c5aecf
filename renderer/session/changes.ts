import type { DocumentsChanged, LoadedDocument } from '../../core/contract/project';
import type { Json } from '../../core/document/diff';
import { canonicalJson } from '../../core/document/json';
import { hear } from './client';
import { composer } from './composer';
import { desk, setDesk } from './desk';
import { isUnsaved, receiveDocuments, takeLoaded, whenUngrouped } from './document';
import { notify } from './notices';
import { findPageCard, findStoryCard, withCards } from './shelf';

/** Names a notice says at most. */
const NAMED = 3;

function nameOf({ type, id }: LoadedDocument): string {
  const state = desk();
  if (type === 'story') {
    const card = findStoryCard(state, id);
    return card?.headline.replace(/\n/gu, '') || card?.slug || id;
  }
  if (type === 'page') {
    const card = findPageCard(state, id);
    return card ? `${card.number} ${card.section}`.trim() : id;
  }
  if (type === 'picture') return state.records.picture[id]?.name ?? id;
  return id;
}

const isOther = ({ type, id, record }: LoadedDocument): boolean => {
  const mine: unknown = Object.hasOwn(desk().records[type], id) ? desk().records[type][id] : null;
  return canonicalJson(mine as Json) !== canonicalJson(record as Json);
};

/** Says what others have done to what this window shows. */
function tellOf(documents: readonly LoadedDocument[], names: readonly string[]): void {
  const [first] = names;
  if (first === undefined) return;
  const gone = documents.every(({ record }) => record === null);
  if (names.length === 1) {
    notify({ tone: 'info', label: { key: gone ? 'changed.gone' : 'changed.one', params: { name: first } } });
    return;
  }
  const shown = names.slice(0, NAMED).join('、');
  const more = names.length > NAMED;
  notify({
    tone: 'info',
    label: { key: 'changed.some', params: { count: names.length, names: more ? `${shown} …` : shown } },
  });
}

/** Documents of which this window has a state that has not reached the disk stay as they are: their save settles it. */
function takeChanged(change: DocumentsChanged): void {
  const gone = change.gone.map((key): LoadedDocument => ({ ...key, record: null }));
  const told = [...change.documents, ...gone].filter((one) => !isUnsaved(one));
  const { records } = desk();
  const mine = told.filter(({ type, id }) => Object.hasOwn(records[type], id));
  const fresh = told.filter((one) => !mine.includes(one) && one.record !== null);
  if (fresh.length > 0) takeLoaded({ documents: fresh, notes: [] });
  const others = mine.filter(isOther);
  const names = others.map(nameOf);
  if (others.length > 0) receiveDocuments({ key: 'edit.elsewhere' }, others);
  tellOf(others, names);
}

function take(change: DocumentsChanged): void {
  if (desk().phase.kind !== 'open') return;
  const { shelf, notes, looked } = desk();
  const gone = change.gone.filter((key) => !isUnsaved(key));
  setDesk({
    shelf: withCards(shelf, change.shelf, gone),
    notes: change.notes.length > 0 ? [...notes, ...change.notes] : notes,
    branches: change.branches,
    looked: change.looked ?? looked,
  });
  if (change.assets) {
    const assets = new Set(change.assets);
    setDesk({ assets });
    composer.setAssets(assets);
  }
  if (change.documents.length + change.gone.length > 0) whenUngrouped(() => takeChanged(change));
}

/** Keeps the window up with what happens to the project elsewhere. */
export const listenToChanges = (): (() => void) => hear('documents', take);
