import { useTranslation } from 'react-i18next';
import type { DeskFailure } from '../../core/contract/desk';
import { chooseProject, failureLabel, setUi } from '../session';
import { Button } from '../widgets/Button';

/** No paper is open: why, and what to do. */
export function StartScreen({ failure }: { readonly failure: DeskFailure | null }) {
  const { t } = useTranslation('desk');
  const label = failure && failure.kind !== 'cancelled' ? failureLabel(failure) : null;
  return (
    <main className="start">
      <h1>{t('start.name')}</h1>
      <p>{t('start.about')}</p>
      {label ? (
        <p className="start-failure" role="alert">
          {t(label.key, { ...label.params })}
        </p>
      ) : null}
      <div className="start-actions">
        <Button tone="primary" onPress={() => setUi({ newPaper: true })}>
          {t('command.file.new')}
        </Button>
        <Button onPress={() => void chooseProject()}>{t('command.file.open')}</Button>
      </div>
    </main>
  );
}
