import type { Diagnostic } from '../../../core/base/diagnostic';

/** How something that is wrong with a project is put right; null where nothing here can. */
export type Remedy =
  | { readonly kind: 'manifest'; readonly bytes: Uint8Array }
  /** What loading the documents for writing does by itself. */
  | { readonly kind: 'load' }
  /** Copies a whole picture from the backups; what stood there goes to quarantine. */
  | { readonly kind: 'picture'; readonly from: string; readonly altered: boolean }
  | { readonly kind: 'quarantine' }
  /** `quarantine` of what is no file or no folder where one should be: before all else, since it is in the way. */
  | { readonly kind: 'away' }
  /** Removes a cache; it is built anew. */
  | { readonly kind: 'drop' }
  | { readonly kind: 'sweep' }
  /** Whoever takes the lock next takes it from the dead. */
  | { readonly kind: 'lock' }
  /** Stores again what the backups have lost and the project still has. */
  | { readonly kind: 'backup'; readonly unreadable: boolean };

/** Something wrong with a project folder. */
export interface Finding {
  /** Relative to the project. */
  readonly path: string;
  /** In words: the locale files have what it is and what is or would be done. */
  readonly note: Diagnostic;
  readonly remedy: Remedy | null;
}

export const finding = (
  rule: string,
  path: string,
  remedy: Remedy | null,
  params: Readonly<Record<string, string | number>> = {},
): Finding => ({
  path,
  note: { rule, severity: 'error', place: {}, params: { path, ...params } },
  remedy,
});
