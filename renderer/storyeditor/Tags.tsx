import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Story } from '../../core/document/records/story';
import { editStory, useDesk } from '../session';

const split = (text: string): readonly string[] =>
  text
    .split(/[,，、;；\s]+/u)
    .map((tag) => tag.replace(/^#/u, ''))
    .filter(Boolean);

/** 标签 as chips: Enter or a comma adds, Backspace in the empty field takes the last one away. */
export function Tags({ story }: { readonly story: Story }) {
  const { t } = useTranslation('desk');
  const readOnly = useDesk((state) => state.readOnly);
  const [draft, setDraft] = useState('');
  const put = (tags: readonly string[]): void => editStory(story.id, 'tags', [...new Set(tags)]);
  const add = (): void => {
    const more = split(draft);
    setDraft('');
    if (more.length > 0) put([...story.tags, ...more]);
  };
  return (
    <div className="field">
      <span className="field-label" aria-hidden="true">
        {t('field.tags')}
      </span>
      <div className="tags" data-local-text>
        {story.tags.map((tag) => (
          <span key={tag} className="tag">
            {tag}
            {readOnly ? null : (
              <button
                type="button"
                aria-label={t('field.removeTag', { tag })}
                onClick={() => put(story.tags.filter((one) => one !== tag))}
              >
                <X size={11} aria-hidden />
              </button>
            )}
          </span>
        ))}
        <span className="tag-input">
          {draft === '' ? <Plus size={13} aria-hidden /> : null}
          <input
            aria-label={t('field.tags')}
            value={draft}
            readOnly={readOnly}
            placeholder={story.tags.length === 0 ? t('field.hint.tags') : ''}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Enter' || event.key === ',' || event.key === '，') add();
              else if (event.key === 'Backspace' && draft === '') put(story.tags.slice(0, -1));
              else return;
              event.preventDefault();
            }}
          />
        </span>
      </div>
    </div>
  );
}
