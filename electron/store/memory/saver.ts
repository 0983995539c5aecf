import type { Branch, DocumentKey, LoadedDocument } from '../../../core/contract/project';
import { parseBranch } from '../branches/branches';
import { checkEnvelope } from '../check';
import type { Draft } from '../docstore';
import { decode, type Envelope, encode, hashOf, nextEnvelope } from '../envelope';
import { stateName } from '../history/names';
import { documentPath } from '../layout';
import { aside, placeOf } from '../notes';
import { schemaOf, VERSION_PAUSE } from '../order';
import type { MemoryState } from './state';

/** What became of one draft. */
export interface Outcome {
  readonly branch?: Branch;
  readonly stayed?: LoadedDocument;
}

export const shownBranch = (branch: string, origin: Branch['origin']): Branch => {
  const name = parseBranch(branch);
  if (!name) throw new Error(branch);
  const { type, id, rev, device, time } = name;
  return { branch, type, id, rev, device, origin, time: new Date(time).toISOString() };
};

/** Writes one document, by the rules of the folder. */
export function writeMemory(state: MemoryState, draft: Draft): Outcome {
  const known = state.know(draft);
  const key = { type: draft.type, id: draft.id };
  if (known.branch || draft.behind) return { branch: writeBranch(state, key, draft.record) };
  if (known.hash !== state.hashAt(key) && !isOurs(state, key, draft.record))
    return { branch: writeBranch(state, key, draft.record) };
  const last = known.last ?? newestVersion(state, key);
  const same = known.hash !== null && last?.schema === schemaOf(key.type);
  if (same && last.sha256 === hashOf(draft.record)) return {};
  replaceMemory(state, key, draft.record, last);
  return {};
}

/** Puts a state in a document's place; the one that stands there is kept as a version when that is due. */
export function replaceMemory(
  state: MemoryState,
  key: DocumentKey,
  data: unknown,
  last: Envelope | undefined,
): void {
  const known = state.know(key);
  const now = state.now();
  if (known.keptAt === undefined || Math.abs(now - known.keptAt) >= VERSION_PAUSE) {
    known.keptAt = now;
    keepCurrent(state, key);
  }
  const returns = state.bytesOf(key) === null && last !== undefined;
  state.put(key, nextEnvelope(last, { schema: schemaOf(key.type), id: key.id, device: state.device, data }));
  if (returns) keepCurrent(state, key);
}

export function keepCurrent(state: MemoryState, key: DocumentKey): void {
  const bytes = state.bytesOf(key);
  const envelope = state.envelopeOf(key);
  if (!bytes || !envelope) return;
  const { device, rev } = envelope;
  state.keep(key, bytes, { time: state.modified(key), device, rev, gone: false });
}

export function removeMemory(state: MemoryState, key: DocumentKey): Outcome {
  const known = state.know(key);
  const { last } = known;
  if (!last) return {};
  if (known.hash === null) return alreadyAway(state, key, last);
  if (known.hash !== state.hashAt(key) && !isOurs(state, key, null)) return stay(state, key, last);
  if (known.hash === null) return alreadyAway(state, key, last);
  keepCurrent(state, key);
  markGone(state, key, last);
  state.remove(key);
  return {};
}

function markGone(state: MemoryState, key: DocumentKey, last: Envelope): void {
  const { device } = state;
  const mark = nextEnvelope(last, { schema: last.schema, id: key.id, device, data: null });
  state.keep(key, encode(mark), { time: state.now(), device, rev: last.rev, gone: true });
}

/** Nothing stands there any more; what we knew of it is kept, and marked, as of any removed document. */
function alreadyAway(state: MemoryState, key: DocumentKey, last: Envelope): Outcome {
  state.keepOurs(key);
  const [newest] = state.versions(key);
  if (!newest?.gone || newest.rev < last.rev) markGone(state, key, last);
  return {};
}

/** Somebody else has changed it meanwhile, or taken it away themselves. */
function stay(state: MemoryState, key: DocumentKey, last: Envelope): Outcome {
  const bytes = state.bytesOf(key);
  if (bytes === null) {
    state.know(key).hash = null;
    return alreadyAway(state, key, last);
  }
  state.keepOurs(key);
  const envelope = state.envelopeOf(key);
  const checked = envelope && checkEnvelope(key, envelope);
  if (checked?.kind !== 'good' || !envelope) {
    state.know(key).hash = null;
    return {};
  }
  state.settle(key, bytes, envelope, false);
  return { stayed: { ...key, record: checked.record } };
}

/** What is there holds the data that we know or want, or nothing of use. */
function isOurs(state: MemoryState, key: DocumentKey, record: unknown): boolean {
  const known = state.know(key);
  const bytes = state.bytesOf(key);
  if (bytes === null) return false;
  const envelope = decode(bytes);
  if (!envelope.ok || checkEnvelope(key, envelope.value).kind === 'damaged') {
    const path = documentPath(key.type, key.id);
    state.disk.quarantine.set(path, bytes);
    const problem = envelope.ok ? 'damaged' : envelope.error;
    state.aside.push(aside(path, problem, path, placeOf(key.type, key.id)));
    state.remove(key);
    return true;
  }
  const { sha256 } = envelope.value;
  if (sha256 !== known.last?.sha256 && sha256 !== hashOf(record)) return false;
  state.settle(key, bytes, envelope.value, known.own);
  return true;
}

function newestVersion(state: MemoryState, key: DocumentKey): Envelope | undefined {
  const [newest] = state.versions(key);
  const envelope = newest && decode(newest.bytes);
  return envelope?.ok ? { ...envelope.value, rev: newest?.rev ?? envelope.value.rev } : undefined;
}

function writeBranch(state: MemoryState, key: DocumentKey, data: unknown): Branch {
  const known = state.know(key);
  if (known.branch?.last.sha256 === hashOf(data)) return known.branch.known;
  const last = known.branch?.last ?? known.last;
  const schema = schemaOf(key.type);
  const envelope = nextEnvelope(last, { schema, id: key.id, device: state.device, data });
  const branch = known.branch
    ? bringTo(state, known.branch.known, envelope)
    : addBranch(state, key, envelope, 'ours', state.now());
  known.branch = { known: branch, last: envelope };
  return branch;
}

function bringTo(state: MemoryState, branch: Branch, envelope: Envelope): Branch {
  state.disk.putBranch(branch, branch.branch, encode({ ...envelope, origin: branch.origin }), state);
  return branch;
}

export function addBranch(
  state: MemoryState,
  key: DocumentKey,
  envelope: Envelope,
  origin: Branch['origin'],
  from: number,
): Branch {
  for (let time = from; ; time += 1000) {
    const name = stateName({ time, device: envelope.device, rev: envelope.rev, gone: false });
    const branch = `${key.type}-${key.id}/${name}`;
    if (!state.disk.branches.has(branch)) return bringTo(state, shownBranch(branch, origin), envelope);
  }
}
