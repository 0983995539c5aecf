import { harm } from '../../../core/contract/harm';
import type { DocumentKey } from '../../../core/contract/project';
import { checkEnvelope, goodRecord } from '../check';
import { decode } from '../envelope';
import { documentPath } from '../layout';
import { damaged, foreign, newer, placeOf, quarantined, restored } from '../notes';
import type { ReadDocument } from '../read';
import type { MemoryState } from './state';

/** Reads one document, by the rules of the folder. */
export function readMemory(state: MemoryState, key: DocumentKey): ReadDocument {
  const known = state.know(key);
  const bytes = state.bytesOf(key);
  known.hash = state.hashAt(key);
  const envelope = bytes ? decode(bytes) : undefined;
  const replaced = !envelope || (envelope.ok && envelope.value.sha256 !== known.last?.sha256);
  if (replaced) state.keepOurs(key);
  if (!bytes || !envelope) return missing(state, key);
  if (!envelope.ok) return recover(state, key, bytes, envelope.error);
  const checked = checkEnvelope(key, envelope.value);
  const path = documentPath(key.type, key.id);
  switch (checked.kind) {
    case 'good':
      state.settle(key, bytes, envelope.value, known.own);
      return { document: { ...key, record: checked.record } };
    case 'damaged':
      return recover(state, key, bytes, checked.problem);
    case 'newer':
      known.refused = `version ${checked.version}`;
      return { note: newer(path, checked.version, placeOf(key.type, key.id)) };
    default:
      known.refused = `holds ${checked.holds}`;
      return { note: foreign(path, harm('holds', checked.holds)) };
  }
}

function missing(state: MemoryState, key: DocumentKey): ReadDocument {
  const gone = state.versions(key)[0]?.gone === true || state.know(key).last !== undefined;
  return (gone ? undefined : putBack(state, key, 'missing')) ?? { document: { ...key, record: null } };
}

function recover(state: MemoryState, key: DocumentKey, bytes: Uint8Array, problem: string): ReadDocument {
  const path = documentPath(key.type, key.id);
  if (!state.readOnly) state.disk.quarantine.set(path, bytes);
  const back = remembered(state, key, problem) ?? putBack(state, key, problem);
  if (back) return back;
  state.know(key).refused = problem;
  const place = placeOf(key.type, key.id);
  if (state.readOnly || key.type === 'paper' || key.type === 'issue')
    return { note: damaged(path, problem, place) };
  state.remove(key);
  return { note: quarantined(path, problem, path, place) };
}

/** The state that was read or written last is newer than anything kept. */
function remembered(state: MemoryState, key: DocumentKey, problem: string): ReadDocument | undefined {
  const { last } = state.know(key);
  const good = last ? goodRecord(key, last) : problem;
  if (!last || typeof good === 'string') return undefined;
  state.know(key).keptAt = undefined;
  if (!state.readOnly) state.put(key, last);
  const what = { problem, rev: last.rev, time: new Date(state.now()).toISOString(), from: 'memory' };
  return {
    document: { ...key, ...good },
    note: restored(documentPath(key.type, key.id), what, placeOf(key.type, key.id)),
  };
}

/** The newest state that is whole. */
function putBack(state: MemoryState, key: DocumentKey, problem: string): ReadDocument | undefined {
  for (const { time, rev, gone, bytes } of state.versions(key)) {
    const envelope = gone ? undefined : decode(bytes);
    const good = envelope?.ok ? goodRecord(key, envelope.value) : problem;
    if (!envelope?.ok || typeof good === 'string') continue;
    if (state.readOnly) state.settle(key, bytes, envelope.value, false);
    else state.put(key, envelope.value);
    const what = { problem, rev, time: new Date(time).toISOString(), from: 'history' };
    const note = restored(documentPath(key.type, key.id), what, placeOf(key.type, key.id));
    return { document: { ...key, ...good }, note };
  }
  return undefined;
}
