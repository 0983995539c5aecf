import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type { DocumentKey, Revision } from '../../core/contract/project';
import type { RecordByType, RecordType } from '../../core/document/records';
import { ask } from './client';
import { desk, useDesk } from './desk';
import { edit } from './document';
import { withRecord } from './edits';
import type { Label } from './types';

/** What comes from the main process: nothing yet, an answer, or why there is none. */
export type Asked<Value> =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly value: Value }
  | { readonly state: 'failed'; readonly failure: DeskFailure };

/**
 * Asks when what it is about changes, or its turn; while the turn alone is a new one the last answer stays. No turn: not
 * now. An answer that comes after the next question is not taken.
 */
export function useAsked<Value>(
  about: string | null,
  question: () => Promise<Result<Value, DeskFailure>>,
  turn: string | undefined = '',
): Asked<Value> {
  const [asked, setAsked] = useState<{ readonly about: string; readonly got: Asked<Value> } | null>(null);
  const latest = useRef(question);
  useEffect(() => {
    latest.current = question;
  });
  useEffect(() => {
    if (about === null || turn === undefined) return undefined;
    let current = true;
    const put = async (): Promise<void> => {
      const answer = await latest.current();
      if (!current) return;
      setAsked({
        about,
        got: answer.ok ? { state: 'here', value: answer.value } : { state: 'failed', failure: answer.error },
      });
    };
    void put();
    return () => {
      current = false;
    };
  }, [about, turn]);
  return asked !== null && asked.about === about ? asked.got : { state: 'waiting' };
}

const keyText = ({ type, id }: DocumentKey): string => `${type}/${id}`;

/** The moment of the last save; undefined while one is under way. */
const useSaved = (): string | undefined =>
  useDesk(({ save }) =>
    save.kind === 'saving' ? undefined : save.kind === 'saved' ? (save.at ?? '') : 'unsaved',
  );

/** The kept states of a document, newest first; asked for again when it was saved. */
export function useRevisions(key: DocumentKey): Asked<readonly Revision[]> {
  const { type, id } = key;
  return useAsked(keyText(key), () => ask('history.revisions', { type, id }), useSaved());
}

/** One kept state. */
export const useRevision = <Type extends RecordType>(
  type: Type,
  id: string,
  revision: string | null,
): Asked<RecordByType[Type] | null> =>
  useAsked(revision === null ? null : `${type}/${id}/${revision}`, async () => {
    const answer = await ask('history.revision', { type, id, revision: revision ?? '' });
    // The main process has checked it against the schema.
    return answer.ok
      ? { ok: true, value: answer.value.record as RecordByType[Type] | null }
      : { ok: false, error: answer.error };
  });

/** A document of the window put into another state: an edit like any other. */
export function putRecord<Type extends RecordType>(
  label: Label,
  type: Type,
  record: RecordByType[Type],
): void {
  edit(label, withRecord(desk().records, type, record));
}
