import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '../../../core/base/ids';
import type { PageSummary } from '../../session/composer';
import { FitBadge, fitText } from '../../widgets/Fit';
import type { Camera } from '../camera/camera';
import { useCamera } from '../camera/store';
import { badgePlace, badgeSize } from './badgePlace';

interface FitBadgesProps {
  readonly summary: PageSummary;
  readonly camera: Camera;
  readonly selectedItem: ItemId | null;
}

/** 余 n 行 and 溢 n 字 · m 行 at the blocks concerned; 齐 only at the selected one. */
export const FitBadges = memo(function FitBadges({ summary, camera, selectedItem }: FitBadgesProps) {
  const { t } = useTranslation('desk');
  const viewport = useCamera((state) => state.viewport);
  const shown = summary.stories.filter((s) => s.fit.state !== 'even' || s.item === selectedItem);
  return (
    <div className="canvas-badges" aria-hidden="true">
      {shown.map((story) => {
        const { x, y } = badgePlace(summary, camera, story, badgeSize(fitText(t, story.fit)), viewport);
        return (
          <span
            key={story.item}
            className="canvas-badge"
            style={{ transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)` }}
          >
            <FitBadge fit={story.fit} solid />
          </span>
        );
      })}
    </div>
  );
});
