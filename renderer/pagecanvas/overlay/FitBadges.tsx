import { memo } from 'react';
import type { ItemId } from '../../../core/base/ids';
import type { PageSummary } from '../../session/composer';
import { FitBadge } from '../../widgets/Fit';
import { type Camera, rectToScreen } from '../camera/camera';

interface FitBadgesProps {
  readonly summary: PageSummary;
  readonly camera: Camera;
  readonly selectedItem: ItemId | null;
}

/** 余 n 行 and 溢 n 字 · m 行 at the blocks concerned; 齐 only at the selected one. */
export const FitBadges = memo(function FitBadges({ summary, camera, selectedItem }: FitBadgesProps) {
  const shown = summary.stories.filter((s) => s.fit.state !== 'even' || s.item === selectedItem);
  return (
    <div className="canvas-badges" aria-hidden="true">
      {shown.map((story) => {
        const rect = rectToScreen(camera, story.rect);
        return (
          <span
            key={story.item}
            className="canvas-badge"
            style={{ transform: `translate(${rect.x + rect.width}px, ${rect.y}px) translate(-100%, -50%)` }}
          >
            <FitBadge fit={story.fit} solid />
          </span>
        );
      })}
    </div>
  );
});
