import { useTranslation } from 'react-i18next';
import type { DeskFailure } from '../../core/contract/desk';
import { chooseProject, importArchive, setUi } from '../session';
import { Button } from '../widgets/Button';
import { FailureText } from './FailureText';

/** No paper is open: why, and what to do. */
export function StartScreen({ failure }: { readonly failure: DeskFailure | null }) {
  const { t } = useTranslation('desk');
  return (
    <main className="start">
      <h1>{t('start.name')}</h1>
      <p>{t('start.about')}</p>
      {failure && failure.kind !== 'cancelled' ? (
        <p className="start-failure" role="alert">
          <FailureText failure={failure} />
        </p>
      ) : null}
      <div className="start-actions">
        <Button tone="primary" onPress={() => setUi({ newPaper: true })}>
          {t('command.file.new')}
        </Button>
        <Button onPress={() => void chooseProject()}>{t('command.file.open')}</Button>
        <Button onPress={() => void importArchive()}>{t('command.file.archiveImport')}</Button>
      </div>
    </main>
  );
}
