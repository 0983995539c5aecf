import { Plus, X } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoryId } from '../../core/base/ids';
import { editStory, useDesk } from '../session';

const split = (text: string): readonly string[] =>
  text
    .split(/[,，、;；\s]+/u)
    .map((tag) => tag.replace(/^#/u, ''))
    .filter(Boolean);

interface TagsProps {
  readonly story: StoryId;
  readonly tags: readonly string[];
}

/** 标签 as chips: Enter or a comma adds, Backspace in the empty field takes the last one away. */
export const Tags = memo(function Tags({ story, tags }: TagsProps) {
  const { t } = useTranslation('desk');
  const readOnly = useDesk((state) => state.readOnly);
  const [draft, setDraft] = useState('');
  const put = (next: readonly string[]): void => editStory(story, 'tags', [...new Set(next)]);
  const add = (): void => {
    const more = split(draft);
    setDraft('');
    if (more.length > 0) put([...tags, ...more]);
  };
  return (
    <div className="field">
      <span className="field-label" aria-hidden="true">
        {t('field.tags')}
      </span>
      <div className="tags" data-local-text>
        {tags.map((tag) => (
          <span key={tag} className="tag">
            {tag}
            {readOnly ? null : (
              <button
                type="button"
                aria-label={t('field.removeTag', { tag })}
                onClick={() => put(tags.filter((one) => one !== tag))}
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
            placeholder={tags.length === 0 ? t('field.hint.tags') : ''}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Enter' || event.key === ',' || event.key === '，') add();
              else if (event.key === 'Backspace' && draft === '') put(tags.slice(0, -1));
              else return;
              event.preventDefault();
            }}
          />
        </span>
      </div>
    </div>
  );
});
