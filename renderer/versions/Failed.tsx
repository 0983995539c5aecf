import { useTranslation } from 'react-i18next';
import type { DeskFailure } from '../../core/contract/desk';
import { failureLabel, remedyLabel } from '../session';

/** Why something could not be read, and what to do. */
export function Failed({ failure }: { readonly failure: DeskFailure }) {
  const { t } = useTranslation('failure');
  const [happened, remedy] = [failureLabel(failure), remedyLabel(failure)];
  return (
    <p className="versions-note" role="alert">
      {t(happened.key, { ...happened.params })} {t(remedy.key, { ...remedy.params })}
    </p>
  );
}

export function Waiting() {
  const { t } = useTranslation('desk');
  return <output className="versions-note">{t('versions.reading')}</output>;
}
