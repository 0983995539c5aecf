import { Columns2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../widgets/Button';
import { amountsOf, type Comparison, changesOf } from './comparison';
import type { Look } from './Pieces';

interface SummaryProps {
  readonly comparison: Comparison;
  readonly look: Look;
  readonly title?: string;
  /** Opens the two states beside one another. */
  readonly onWide?: () => void;
}

/** How much differs, in numbers that are also the key to the colours. */
export function Summary({ comparison, look, title, onWide }: SummaryProps) {
  const { t } = useTranslation('desk');
  const count = changesOf(comparison).length;
  const amounts = amountsOf(comparison);
  const sides = look === 'time' ? (['there', 'here'] as const) : (['here', 'there'] as const);
  return (
    <div className="compared-summary">
      <output className="compared-amounts">
        {title === undefined ? null : <span className="compared-title">{title}</span>}
        <span>{count === 0 ? t('compare.none') : t('compare.count', { count })}</span>
        {sides.map((side) =>
          amounts[side] === 0 ? null : (
            <span key={side} className={`only only-${look}-${side}`}>
              {t(`compare.${look}.${side}`, { count: amounts[side] })}
            </span>
          ),
        )}
      </output>
      {onWide === undefined || count === 0 ? null : (
        <IconButton label={t('compare.wide')} icon={<Columns2 size={15} />} onPress={onWide} />
      )}
    </div>
  );
}
