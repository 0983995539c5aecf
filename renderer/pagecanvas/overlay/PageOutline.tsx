import { memo, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../session';
import type { PageSummary } from '../../session/composer';
import { FitBadge } from '../../widgets/Fit';

interface PageOutlineProps {
  readonly id: string;
  readonly summary: PageSummary;
}

/** The page for those who hear it: its stories in reading order, and how each fits. */
export const PageOutline = memo(function PageOutline({ id, summary }: PageOutlineProps) {
  const { t } = useTranslation('canvas');
  // Nobody hears it change while typing: it follows when there is time.
  const stories = useDeferredValue(useDesk((state) => state.records.story));
  return (
    <div id={id} className="visually-hidden">
      <p>{t('outline', { number: summary.number, count: summary.stories.length })}</p>
      <ol>
        {summary.stories.map((block) => {
          const story = stories[block.story];
          return (
            <li key={block.item}>
              {story?.headline || story?.slug || t('untitled')} <FitBadge fit={block.fit} />
            </li>
          );
        })}
      </ol>
    </div>
  );
});
