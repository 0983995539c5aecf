import type { LexicalEditor } from 'lexical';
import { FilePenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Story, storyCharacters, storyKinds, storyStatuses } from '../../core/document/records/story';
import { createStory, editStory, pageOfStory, storyName, useDesk, useUi } from '../session';
import { useStoryFit } from '../session/composer';
import { EmptyState } from '../widgets/Badge';
import { Button } from '../widgets/Button';
import { FitBadge } from '../widgets/Fit';
import { Select } from '../widgets/Select';
import { Body } from './Body';
import { Fields } from './Fields';
import { FormatBar } from './FormatBar';
import './storyeditor.css';

/** The story the editor's hands are on. */
export function StoryEditor() {
  const { t } = useTranslation('desk');
  const story = useDesk(({ records, selection }) =>
    selection.story === undefined ? undefined : records.story[selection.story],
  );
  const readOnly = useDesk((state) => state.readOnly);
  if (!story)
    return (
      <EmptyState
        icon={<FilePenLine size={24} strokeWidth={1.4} />}
        title={t('editor.none')}
        hint={t('editor.noneHint')}
      >
        {readOnly ? null : <Button onPress={createStory}>{t('command.story.new')}</Button>}
      </EmptyState>
    );
  return <OpenStory story={story} />;
}

function OpenStory({ story }: { readonly story: Story }) {
  const { t } = useTranslation('desk');
  const [editor, setEditor] = useState<LexicalEditor | null>(null);
  const galley = useUi((state) => state.editorView === 'galley');
  const composed = useStoryFit(story.id);
  return (
    <article className="story-editor" aria-label={storyName(story) || t('story.untitled')}>
      <Head story={story} />
      <FormatBar editor={editor} />
      <div className="story-scroll">
        <Fields story={story} />
        <div
          id="story-body"
          role="tabpanel"
          aria-label={t(galley ? 'editor.galley' : 'editor.manuscript')}
          className="story-body"
          style={{ '--measure': composed?.capacity.measure ?? 20 } as React.CSSProperties}
        >
          <Body
            key={story.id}
            story={story}
            galley={galley && composed !== undefined}
            measure={composed?.capacity.measure ?? 20}
            onEditor={setEditor}
          />
        </div>
      </div>
    </article>
  );
}

function Head({ story }: { readonly story: Story }) {
  const { t } = useTranslation('desk');
  const fit = useStoryFit(story.id)?.fit;
  const placed = useDesk(() => pageOfStory(story.id) !== undefined);
  const readOnly = useDesk((state) => state.readOnly);
  return (
    <header className="story-head">
      <h2 title={story.slug}>{storyName(story) || t('story.untitled')}</h2>
      <Select
        compact
        label={t('field.kind')}
        disabled={readOnly}
        choices={storyKinds.map((key) => ({ key, label: t(`kind.${key}`) }))}
        value={story.kind}
        onChange={(kind) => editStory(story.id, 'kind', kind)}
      />
      <Select
        compact
        label={t('field.status')}
        disabled={readOnly}
        choices={storyStatuses.map((key) => ({ key, label: t(`status.${key}`) }))}
        value={story.status}
        onChange={(status) => editStory(story.id, 'status', status)}
      />
      <span className="story-count">{t('story.characters', { count: storyCharacters(story) })}</span>
      <FitBadge fit={fit} />
      {placed ? null : <span className="story-count">{t('story.unplaced')}</span>}
    </header>
  );
}
