import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Fit } from '../../core/page/composed';

/** How a story fits, in the words of the language. */
export const fitText = (t: TFunction<'desk'>, fit: Fit): string =>
  t(`fit.${fit.state}`, { count: fit.lines, characters: fit.characters });

/** 齐 / 余 n 行 / 溢 n 字 · m 行: the same words and colours everywhere. */
export function FitBadge({
  fit,
  solid = false,
}: {
  readonly fit: Fit | undefined;
  readonly solid?: boolean;
}) {
  const { t } = useTranslation('desk');
  if (!fit) return null;
  return (
    <span className={`fit fit-${fit.state} ${solid ? 'fit-solid' : ''}`} data-fit={fit.state}>
      {fitText(t, fit)}
    </span>
  );
}
