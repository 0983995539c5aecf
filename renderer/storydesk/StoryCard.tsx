import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoryCard as Card } from '../../core/contract/project';
import { openStoryAt, selectStory, storyName } from '../session';
import { useStoryFit } from '../session/composer';
import { Badge } from '../widgets/Badge';
import { FitBadge } from '../widgets/Fit';

interface StoryCardProps {
  readonly story: Card;
  readonly selected: boolean;
  readonly id: string;
}

/** A story in a list: what it is called, what it is, how far it is, how it fits. */
export const StoryCard = memo(function StoryCard({ story, selected, id }: StoryCardProps) {
  const { t } = useTranslation('desk');
  const fit = useStoryFit(story.id)?.fit;
  return (
    // The listbox around it holds the keyboard.
    <div
      id={id}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      className="story-card"
      onPointerDown={() => selectStory(story.id)}
      onDoubleClick={() => openStoryAt({ story: story.id, field: 'body', offset: 0 })}
    >
      <p className="story-card-name">{storyName(story) || t('story.untitled')}</p>
      <p className="story-card-facts">
        <span className="story-card-known">
          <Badge>{story.flag || t(`kind.${story.kind}`)}</Badge>
          <span>{t(`status.${story.status}`)}</span>
          <span>{t('story.characters', { count: story.characters })}</span>
        </span>
        <FitBadge fit={fit} />
      </p>
    </div>
  );
});
