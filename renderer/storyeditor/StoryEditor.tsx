import type { LexicalEditor } from 'lexical';
import { FilePenLine } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoryId } from '../../core/base/ids';
import { type Story, storyKinds, storyStatuses } from '../../core/document/records/story';
import { charactersOf, createStory, editStory, pageOfStory, storyName, useDesk, useUi } from '../session';
import { useStoryFit } from '../session/composer';
import { EmptyState } from '../widgets/Badge';
import { Button } from '../widgets/Button';
import { FitBadge } from '../widgets/Fit';
import { Select } from '../widgets/Select';
import { Body } from './Body';
import { Fields } from './Fields';
import { FormatBar } from './FormatBar';
import './storyeditor.css';

/** The story the editor's hands are on. What does not change while its body is typed is not drawn anew. */
export function StoryEditor() {
  const { t } = useTranslation('desk');
  const id = useDesk(({ records, selection }) =>
    selection.story === undefined ? undefined : records.story[selection.story]?.id,
  );
  const readOnly = useDesk((state) => state.readOnly);
  if (id === undefined)
    return (
      <EmptyState
        icon={<FilePenLine size={24} strokeWidth={1.4} />}
        title={t('editor.none')}
        hint={t('editor.noneHint')}
      >
        {readOnly ? null : <Button onPress={createStory}>{t('command.story.new')}</Button>}
      </EmptyState>
    );
  return <OpenStory id={id} />;
}

/** Of a story, what `pick` says; nothing while it is being taken away. */
function useStory<Value>(id: StoryId, pick: (story: Story) => Value): Value | undefined {
  return useDesk(({ records }) => {
    const story = records.story[id];
    return story && pick(story);
  });
}

const whole = (story: Story): Story => story;

function OpenStory({ id }: { readonly id: StoryId }) {
  const { t } = useTranslation('desk');
  const [editor, setEditor] = useState<LexicalEditor | null>(null);
  const name = useStory(id, storyName);
  return (
    <article className="story-editor" aria-label={name || t('story.untitled')}>
      <Head id={id} />
      <FormatBar editor={editor} />
      <div className="story-scroll">
        <StoryFields id={id} />
        <StoryBody key={id} id={id} onEditor={setEditor} />
      </div>
    </article>
  );
}

function StoryFields({ id }: { readonly id: StoryId }) {
  const story = useStory(id, whole);
  return story ? <Fields story={story} /> : null;
}

interface StoryBodyProps {
  readonly id: StoryId;
  readonly onEditor: (editor: LexicalEditor | null) => void;
}

function StoryBody({ id, onEditor }: StoryBodyProps) {
  const { t } = useTranslation('desk');
  const story = useStory(id, whole);
  const galley = useUi((state) => state.editorView === 'galley');
  const measure = useStoryFit(id)?.capacity.measure;
  return (
    <div
      id="story-body"
      role="tabpanel"
      aria-label={t(galley ? 'editor.galley' : 'editor.manuscript')}
      className="story-body"
      style={{ '--measure': measure ?? 20 } as React.CSSProperties}
    >
      {story ? (
        <Body
          story={story}
          galley={galley && measure !== undefined}
          measure={measure ?? 20}
          onEditor={onEditor}
        />
      ) : null}
    </div>
  );
}

const Head = memo(function Head({ id }: { readonly id: StoryId }) {
  const { t } = useTranslation('desk');
  const name = useStory(id, storyName);
  const slug = useStory(id, (story) => story.slug);
  const placed = useDesk(() => pageOfStory(id) !== undefined);
  return (
    <header className="story-head">
      <h2 title={slug}>{name || t('story.untitled')}</h2>
      <Nature id={id} />
      <Count id={id} />
      {placed ? null : <span className="story-count">{t('story.unplaced')}</span>}
    </header>
  );
});

/** What kind of story it is, and how far it is. */
function Nature({ id }: { readonly id: StoryId }) {
  const { t } = useTranslation('desk');
  const kind = useStory(id, (story) => story.kind);
  const status = useStory(id, (story) => story.status);
  const readOnly = useDesk((state) => state.readOnly);
  if (kind === undefined || status === undefined) return null;
  return (
    <>
      <Select
        compact
        label={t('field.kind')}
        disabled={readOnly}
        choices={storyKinds.map((key) => ({ key, label: t(`kind.${key}`) }))}
        value={kind}
        onChange={(chosen) => editStory(id, 'kind', chosen)}
      />
      <Select
        compact
        label={t('field.status')}
        disabled={readOnly}
        choices={storyStatuses.map((key) => ({ key, label: t(`status.${key}`) }))}
        value={status}
        onChange={(chosen) => editStory(id, 'status', chosen)}
      />
    </>
  );
}

function Count({ id }: { readonly id: StoryId }) {
  const { t } = useTranslation('desk');
  const characters = useStory(id, charactersOf);
  return (
    <>
      <span className="story-count">{t('story.characters', { count: characters ?? 0 })}</span>
      <FitBadge fit={useStoryFit(id)?.fit} />
    </>
  );
}
