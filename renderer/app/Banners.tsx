import { CircleAlert, Info, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { failureLabel, flushEdits, useDesk } from '../session';
import { useComposerFailure } from '../session/composer';
import { Button, IconButton } from '../widgets/Button';

/** What must not be overlooked: edits that are not on the disk, a read-only project, what opening found. */
export function Banners() {
  const { t } = useTranslation('desk');
  const save = useDesk((state) => state.save);
  const readOnly = useDesk((state) => state.readOnly);
  const folder = useDesk((state) => state.folder);
  const notes = useDesk((state) => state.notes);
  const broken = useComposerFailure();
  const unsaved = save.kind === 'unsaved' ? failureLabel(save.failure) : null;
  const composerLabel = broken ? failureLabel(broken) : null;
  return (
    <div className="banners">
      {unsaved ? (
        <div className="banner" role="alert">
          <CircleAlert size={16} aria-hidden />
          <p>
            <strong>{t('save.kept')}</strong> {t(unsaved.key, { ...unsaved.params })}
          </p>
          <Button onPress={() => void flushEdits()}>{t('save.retry')}</Button>
        </div>
      ) : null}
      {composerLabel ? (
        <div className="banner" role="alert">
          <CircleAlert size={16} aria-hidden />
          <p>{t(composerLabel.key, { ...composerLabel.params })}</p>
        </div>
      ) : null}
      {readOnly ? (
        <div className="banner banner-info" role="status">
          <Info size={16} aria-hidden />
          <p>{t('save.readOnly', { folder })}</p>
        </div>
      ) : null}
      {notes.length > 0 ? (
        <div className="banner banner-info" role="status">
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
        </div>
      ) : null}
    </div>
  );
}
