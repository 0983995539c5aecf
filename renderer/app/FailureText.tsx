import { useTranslation } from 'react-i18next';
import type { DeskFailure } from '../../core/contract/desk';
import { failureLabel, remedyLabel } from '../session';

/** What happened, to which thing, and what to do. */
export function FailureText({ failure }: { readonly failure: DeskFailure }) {
  const { t } = useTranslation('failure');
  const happened = failureLabel(failure);
  const remedy = remedyLabel(failure);
  return (
    <>
      {t(happened.key, { ...happened.params })} {t(remedy.key, { ...remedy.params })}
    </>
  );
}
