import { Plus, Search, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createStory, useDesk } from '../session';
import { IconButton } from '../widgets/Button';
import { StoryList } from './StoryList';
import './storydesk.css';

/** Stories of the page and those that wait, with a search over names, headlines and tags. */
export function StoryDesk() {
  const { t } = useTranslation('desk');
  const readOnly = useDesk((state) => state.readOnly);
  const [search, setSearch] = useState('');
  return (
    <div className="story-desk">
      <div className="story-desk-tools" data-local-text>
        <div className="search-field">
          <Search size={14} aria-hidden />
          <input
            type="search"
            value={search}
            aria-label={t('story.search')}
            placeholder={t('story.search')}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setSearch('');
            }}
          />
          {search === '' ? null : (
            <IconButton label={t('story.clear')} icon={<X size={12} />} onPress={() => setSearch('')} />
          )}
        </div>
        <IconButton
          label={t('command.story.new')}
          shortcut="Mod+N"
          disabled={readOnly}
          icon={<Plus size={16} />}
          onPress={createStory}
        />
      </div>
      <StoryList search={search} />
    </div>
  );
}
