import type { Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type { Archived, Imported } from '../store/archive';
import type { Restored, Taken } from '../store/backup';

/** What the keeping process does: one of these, then it goes. Folders and files are absolute. */
export interface KeepingTasks {
  readonly backup: { readonly task: { readonly project: string }; readonly value: Taken };
  readonly restore: {
    readonly task: { readonly project: string; readonly backup: string; readonly target: string };
    readonly value: Restored;
  };
  readonly export: {
    readonly task: { readonly project: string; readonly file: string };
    readonly value: Archived;
  };
  readonly import: {
    readonly task: { readonly file: string; readonly target: string };
    readonly value: Imported;
  };
}

export type KeepingName = keyof KeepingTasks;
export type KeepingTaskOf<Name extends KeepingName> = { readonly name: Name } & KeepingTasks[Name]['task'];
export type KeepingTask = { readonly [Name in KeepingName]: KeepingTaskOf<Name> }[KeepingName];
export type KeepingValue<Name extends KeepingName> = KeepingTasks[Name]['value'];

export interface KeepingWatch {
  /** 0–1. */
  readonly onProgress?: (done: number) => void;
  /** Resolves at a moment at which no save is under way. */
  readonly quiet?: () => Promise<unknown>;
}

export interface KeepingJob<Name extends KeepingName> {
  /** The job ends with `cancelled`; what it has begun to write it takes away. */
  cancel(): void;
  readonly done: Promise<Result<KeepingValue<Name>, DeskFailure>>;
}

/** Starts a task in a process of its own. */
export type StartKeeping = <Name extends KeepingName>(
  task: KeepingTaskOf<Name>,
  watch: KeepingWatch,
) => KeepingJob<Name>;

/** What the main process tells the keeping process. */
export type ToKeeping =
  | { readonly kind: 'start'; readonly task: KeepingTask }
  | { readonly kind: 'cancel' }
  /** Just now no save was under way. */
  | { readonly kind: 'quiet' };

/** What the keeping process answers. */
export type FromKeeping =
  | { readonly kind: 'progress'; readonly done: number }
  /** Asks to be told of a moment at which no save is under way. */
  | { readonly kind: 'wantsQuiet' }
  | { readonly kind: 'done'; readonly value: KeepingValue<KeepingName> }
  | { readonly kind: 'failed'; readonly failure: DeskFailure };
