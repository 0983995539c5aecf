import { CircleAlert, Info, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { flushEdits, useDesk } from '../session';
import { useComposerFailure } from '../session/composer';
import { Button, IconButton } from '../widgets/Button';
import { FailureText } from './FailureText';

/** What must not be overlooked: edits that are not on the disk, a read-only project, what opening found. */
export function Banners() {
  const { t } = useTranslation('desk');
  const save = useDesk((state) => state.save);
  const readOnly = useDesk((state) => state.readOnly);
  const folder = useDesk((state) => state.folder);
  const notes = useDesk((state) => state.notes);
  const broken = useComposerFailure();
  const unsaved = save.kind === 'unsaved' ? save.failure : null;
  return (
    <div className="banners">
      {unsaved ? (
        <div className="banner" role="alert">
          <CircleAlert size={16} aria-hidden />
          <p>
            <strong>{t('save.kept')}</strong> <FailureText failure={unsaved} />
          </p>
          <Button onPress={() => void flushEdits()}>{t('save.retry')}</Button>
        </div>
      ) : null}
      {broken ? (
        <div className="banner" role="alert">
          <CircleAlert size={16} aria-hidden />
          <p>
            <FailureText failure={broken} />
          </p>
        </div>
      ) : null}
      {readOnly ? (
        <output className="banner banner-info">
          <Info size={16} aria-hidden />
          <p>{t('save.readOnly', { folder })}</p>
        </output>
      ) : null}
      {notes.length > 0 ? (
        <output className="banner banner-info">
          <Info size={16} aria-hidden />
          <p>
            {notes.map((note) => (
              <span key={`${note.rule}${JSON.stringify(note.params)}`}>
                {t(`finding:${note.rule}.message`, { ...note.params })}{' '}
                {t(`finding:${note.rule}.hint`, { ...note.params })}{' '}
              </span>
            ))}
          </p>
          <IconButton
            label={t('action.dismiss')}
            icon={<X size={14} />}
            onPress={() => useDesk.setState({ notes: [] })}
          />
        </output>
      ) : null}
    </div>
  );
}
