import { makeId } from '../../core/base/ids';

/** A fresh id for a record, block or item made in this window. */
export const newId = (): string => makeId((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
