import type { Json, Op, Path } from './diff';
import { isArray, isObject, keysOf, member, pathName, sameJson } from './json';

/** A diff met a document it was not made for. Where that may happen, `tryApplyDiff` answers with it as a value. */
export class DiffMismatch extends Error {
  override readonly name = 'DiffMismatch';
}

const mismatch = (path: Path, why: string): never => {
  throw new DiffMismatch(`${pathName(path)}: ${why}`);
};

const splice = (value: Json | undefined, op: Extract<Op, { op: 'splice' }>): Json => {
  if (!isArray(value)) return mismatch(op.path, 'not a list');
  const end = op.at + op.removed.length;
  if (end > value.length || !sameJson(value.slice(op.at, end), op.removed))
    return mismatch(op.path, 'holds something else');
  return [...value.slice(0, op.at), ...op.inserted, ...value.slice(end)];
};

const change = (value: Json | undefined, op: Op): Json | undefined => {
  if (op.op === 'splice') return splice(value, op);
  return sameJson(value, op.from) ? op.to : mismatch(op.path, 'holds something else');
};

const changeInArray = (list: readonly Json[], key: string | number, op: Op, depth: number): Json => {
  if (typeof key !== 'number' || key >= list.length) return mismatch(op.path, 'no such place');
  const to = changeAt(list[key], op, depth + 1);
  return to === undefined ? mismatch(op.path, 'a list has no holes') : list.with(key, to);
};

/** The value with one op carried out below it; everything off the path keeps its identity. */
function changeAt(value: Json | undefined, op: Op, depth: number): Json | undefined {
  const key = op.path[depth];
  if (key === undefined) return change(value, op);
  if (isArray(value)) return changeInArray(value, key, op, depth);
  if (!isObject(value)) return mismatch(op.path, 'no such place');
  const name = String(key);
  const to = changeAt(member(value, name), op, depth + 1);
  if (to !== undefined) return { ...value, [name]: to };
  return Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
}

/** Ops in order. Throws `DiffMismatch` where the value is not the one they were made for. */
export const applyOps = (value: Json | undefined, ops: readonly Op[]): Json | undefined =>
  ops.reduce<Json | undefined>((now, op) => changeAt(now, op, 0), value);

const invertOp = (op: Op): Op =>
  op.op === 'set'
    ? { ...op, from: op.to, to: op.from }
    : { ...op, removed: op.inserted, inserted: op.removed };

export const invertOps = (ops: readonly Op[]): Op[] => ops.map(invertOp).reverse();

const idOf = (value: Json | undefined): string | undefined => {
  const id = isObject(value) ? member(value, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
};

/** Whether two elements are the same thing, perhaps changed: by id where they have ids, else by content. */
const alike = (a: Json | undefined, b: Json | undefined): boolean => {
  if (a === b) return true;
  const id = idOf(a);
  return id === undefined ? sameJson(a, b) : id === idOf(b);
};

function diffLists(a: readonly Json[], b: readonly Json[], path: Path, out: Op[]): void {
  const short = Math.min(a.length, b.length);
  let head = 0;
  while (head < short && alike(a[head], b[head])) head++;
  let tail = 0;
  while (tail < short - head && alike(a[a.length - 1 - tail], b[b.length - 1 - tail])) tail++;
  const removed = a.slice(head, a.length - tail);
  const inserted = b.slice(head, b.length - tail);
  const named = [...removed, ...inserted].some((value) => idOf(value) !== undefined);
  // Elements without names that only changed (the runs of a paragraph) are followed inside.
  const inPlace = removed.length === inserted.length && !named;
  if (!inPlace) out.push({ op: 'splice', path, at: head, removed, inserted });
  const shift = b.length - a.length;
  for (let i = 0; i < b.length; i++) {
    if (i < head || (inPlace && i < b.length - tail)) diffInto(a[i], b[i], [...path, i], out);
    else if (i >= b.length - tail) diffInto(a[i - shift], b[i], [...path, i], out);
  }
}

/** The smallest ops that lead from a to b; looks only where the references differ. */
function diffInto(a: Json | undefined, b: Json | undefined, path: Path, out: Op[]): void {
  if (a === b) return;
  if (isArray(a) && isArray(b)) diffLists(a, b, path, out);
  else if (isObject(a) && isObject(b)) {
    const keys = new Set([...keysOf(a), ...keysOf(b)]);
    for (const key of keys) diffInto(member(a, key), member(b, key), [...path, key], out);
  } else out.push({ op: 'set', path, from: a, to: b });
}

export function diffJson(a: Json | undefined, b: Json | undefined): Op[] {
  const out: Op[] = [];
  diffInto(a, b, [], out);
  return out;
}

const samePath = (a: Path, b: Path): boolean => a.length === b.length && a.every((key, i) => key === b[i]);

/** Two sets of the same place, one right after the other, are one. */
const joined = (ops: readonly Op[]): Op[] => {
  const out: Op[] = [];
  for (const op of ops) {
    const last = out.at(-1);
    if (op.op !== 'set' || last?.op !== 'set' || !samePath(op.path, last.path)) {
      out.push(op);
      continue;
    }
    out.pop();
    if (!sameJson(last.from, op.to)) out.push({ ...op, from: last.from });
  }
  return out;
};

/** One list of ops that does what all of them do in order; a record's birth or removal swallows the rest. */
export function squashOps(ops: readonly Op[]): Op[] {
  const whole = ops.findIndex((op) => op.path.length === 0 && op.op === 'set');
  const at = ops[whole];
  if (at?.op !== 'set') return joined(ops);
  const from = applyOps(at.from, invertOps(ops.slice(0, whole)));
  const to = applyOps(at.to, ops.slice(whole + 1));
  return diffJson(from, to);
}
