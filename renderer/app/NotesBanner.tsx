import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '../../core/base/diagnostic';
import { goToPlace, useDesk } from '../session';
import { momentText } from '../versions/words';
import { Banner } from './Banner';

const keyOf = (note: Diagnostic): string => `${note.rule}${JSON.stringify(note.params)}`;

/** The worst first: what is lost for now, then what was mended, then what only lies about. */
const rank: Readonly<Record<Diagnostic['severity'], number>> = { error: 0, suspect: 1, advice: 2 };

/** What opening found, by name: damaged, missing, restored, newer documents. Several are one line that opens. */
export function NotesBanner() {
  const { t } = useTranslation('desk');
  const notes = useDesk((state) => state.notes);
  const [open, setOpen] = useState(false);
  if (notes.length === 0) return null;
  const sorted = notes.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
  const [first] = sorted;
  const grave = first?.severity === 'error';
  return (
    <Banner
      sign={grave ? 'alert' : 'info'}
      onDismiss={() => useDesk.setState({ notes: [] })}
      actions={
        sorted.length < 2 ? undefined : (
          <button type="button" className="banner-more" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'notes.less' : 'notes.more', { count: sorted.length })}
          </button>
        )
      }
    >
      {sorted.length > 1 ? (
        <p className="banner-title">{t('notes.count', { count: sorted.length })}</p>
      ) : null}
      <ul className="banner-notes">
        {(open ? sorted : sorted.slice(0, 1)).map((note) => (
          <li key={keyOf(note)}>
            <Note note={note} />
          </li>
        ))}
      </ul>
    </Banner>
  );
}

/** A note says what happened to which thing, and leads there where the thing is in this window. */
function Note({ note }: { readonly note: Diagnostic }) {
  const { t, i18n } = useTranslation(['failure', 'desk']);
  const { t: say } = useTranslation('desk');
  const known = useDesk(({ records }) =>
    Boolean(
      (note.place.story !== undefined && records.story[note.place.story]) ||
        (note.place.page !== undefined && records.page[note.place.page]),
    ),
  );
  const { time } = note.params;
  const params = {
    ...note.params,
    ...(typeof time === 'string' && time !== '' ? { time: momentText(say, time, i18n.language) } : {}),
  };
  return (
    <p>
      {t(`failure:${note.rule}.message`, params)}{' '}
      <span className="banner-hint">{t(`failure:${note.rule}.hint`, params)}</span>{' '}
      {known ? (
        <button type="button" className="banner-link" onClick={() => goToPlace(note.place)}>
          {say('notes.show')}
        </button>
      ) : null}
    </p>
  );
}
