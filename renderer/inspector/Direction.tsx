import { useTranslation } from 'react-i18next';
import type { HeadArrangement, StoryItem } from '../../core/document/records/page';
import type { Paper } from '../../core/document/records/paper';
import { TabStrip } from '../widgets/TabStrip';
import { arranged } from './Arrangement';
import { editItem } from './useTarget';

type LineDirection = NonNullable<StoryItem['direction']>;

/** A vertical line this long is still easily read, in characters; longer ones are cut into tiers. */
const TIER = 20;

/**
 * The block with its lines in the other direction, and as many columns (tiers, in vertical text) as make lines of a
 * readable length: the paper's own measure across, about twenty characters downwards.
 */
export function inDirection(
  { direction: _old, ...item }: StoryItem,
  direction: LineDirection,
  { grid }: Paper,
): StoryItem {
  const { w, h } = item.area;
  if (direction === 'vertical') {
    const length = (h * grid.pitch) / grid.size;
    const columns = Math.max(1, Math.round(length / (TIER + item.gutter)));
    return { ...item, direction, columns, head: arranged(item.head, headFor(item), columns) };
  }
  const columns = Math.round((w + item.gutter) / (grid.measure + item.gutter));
  return { ...item, columns: Math.max(1, columns) };
}

/** Heads over some columns, or among them, have no columns to stand over in tiers. */
const headFor = ({ head: { arrangement } }: Pick<StoryItem, 'head'>): HeadArrangement =>
  arrangement === 'brow' || arrangement === 'inset' ? 'over' : arrangement;

interface DirectionProps {
  readonly item: StoryItem;
  readonly paper: Paper;
  readonly disabled: boolean;
}

/** 横排, or 竖排: lines that run down and follow one another to the left. */
export function Direction({ item, paper, disabled }: DirectionProps) {
  const { t } = useTranslation('desk');
  const now = item.direction ?? 'horizontal';
  return (
    <div className="inspector-row inspector-wide">
      <span className="inspector-label">{t('inspector.direction')}</span>
      <TabStrip
        label={t('inspector.direction')}
        className="segmented"
        tabs={(['horizontal', 'vertical'] as const).map((key) => ({
          key,
          label: t(`inspector.directions.${key}`),
        }))}
        selected={now}
        onSelect={(direction) => {
          if (!disabled && direction !== now)
            editItem(item, 'direction', (old) => inDirection(old, direction, paper));
        }}
      />
    </div>
  );
}
