import { create } from 'zustand';
import type { DeskFailure } from '../../core/contract/desk';
import type { Label } from './types';

export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'failure';
  readonly label: Label;
  /** What to do about it. */
  readonly remedy?: Label;
  /** One thing the notice offers to do. */
  readonly action?: { readonly label: Label; readonly run: () => void };
}

export const useNotices = create<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }));
let nextId = 1;

export function notify(notice: Omit<Notice, 'id'>): void {
  const added = { ...notice, id: nextId++ };
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-3), added] }));
}

export const dismissNotice = (id: number): void =>
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));

/** What happened, and to which thing. */
export const failureLabel = (failure: DeskFailure): Label => ({
  key: `failure:${failure.kind}.message`,
  params: { thing: failure.thing, detail: failure.detail ?? '' },
});

export const remedyLabel = (failure: DeskFailure): Label => ({
  ...failureLabel(failure),
  key: `failure:${failure.kind}.remedy`,
});

/** Says what failed; a dialog the user closed is no failure. */
export function notifyFailure(failure: DeskFailure): void {
  if (failure.kind !== 'cancelled')
    notify({ tone: 'failure', label: failureLabel(failure), remedy: remedyLabel(failure) });
}
