import { useTranslation } from 'react-i18next';
import { amountsOf, type Comparison, changesOf } from './comparison';
import type { Look } from './Pieces';

interface SummaryProps {
  readonly comparison: Comparison;
  readonly look: Look;
  readonly title?: string;
}

/** How much differs, in numbers that are also the key to the colours. */
export function Summary({ comparison, look, title }: SummaryProps) {
  const { t } = useTranslation('desk');
  const count = changesOf(comparison).length;
  const { here, there } = amountsOf(comparison);
  const characters = here + there > 0;
  return (
    <output className="compared-summary">
      {title === undefined ? null : <span className="compared-title">{title}</span>}
      <span>{count === 0 ? t('compare.none') : t('compare.count', { count })}</span>
      {characters ? (
        <>
          <span className={`only only-${look}-there`}>{t(`compare.${look}.there`, { count: there })}</span>
          <span className={`only only-${look}-here`}>{t(`compare.${look}.here`, { count: here })}</span>
        </>
      ) : null}
    </output>
  );
}
