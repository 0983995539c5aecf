import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoryField } from '../../core/base/diagnostic';
import type { Story } from '../../core/document/records/story';
import { editStory, reportCaret, useDesk } from '../session';
import { TextInput } from '../widgets/TextInput';
import { takeFocus } from './Body';
import { Tags } from './Tags';

type TextField = Exclude<StoryField, 'body' | 'caption'>;

interface FieldProps {
  readonly story: Story;
  readonly field: TextField;
  readonly strong?: boolean;
  readonly lines?: boolean;
}

const countOf = (text: string): number => [...text.replace(/\s/gu, '')].length;

/** One part of a story beside its body, with its number of characters. */
function Field({ story, field, strong = false, lines = false }: FieldProps) {
  const { t } = useTranslation('desk');
  const readOnly = useDesk((state) => state.readOnly);
  const focus = useDesk((state) => state.focus);
  const area = useRef<HTMLTextAreaElement | null>(null);
  const value = story[field];
  useEffect(() => {
    const element = area.current;
    if (!element || focus?.caret.story !== story.id || focus.caret.field !== field) return;
    if (!takeFocus(focus.serial)) return;
    element.focus();
    element.setSelectionRange(focus.caret.offset, focus.caret.end ?? focus.caret.offset);
  }, [focus, story.id, field]);
  return (
    <div className={`field ${strong ? 'field-strong' : ''}`}>
      <span className="field-label" aria-hidden="true">
        {t(`field.${field}`)}
      </span>
      <TextInput
        label={t(`field.${field}`)}
        value={value}
        lines={lines}
        readOnly={readOnly}
        placeholder={t(`field.hint.${field}`)}
        inputRef={(element) => {
          area.current = element;
        }}
        onChange={(text) => editStory(story.id, field, text, true)}
        onCaret={(start, end) =>
          reportCaret({ story: story.id, field, offset: start, ...(end === start ? {} : { end }) })
        }
      />
      {value === '' ? null : <span className="field-count">{countOf(value)}</span>}
    </div>
  );
}

/** Everything of a story that is not its body. */
export function Fields({ story }: { readonly story: Story }) {
  const { t } = useTranslation('desk');
  return (
    <fieldset className="plain-fieldset fields" aria-label={t('field.all')}>
      <Field story={story} field="kicker" />
      <Field story={story} field="headline" strong lines />
      <Field story={story} field="deck" />
      <div className="field-pair">
        <Field story={story} field="flag" />
        <Field story={story} field="source" />
      </div>
      <div className="field-pair">
        <Field story={story} field="dateline" />
        <Field story={story} field="byline" />
      </div>
      {story.kind === 'photo' || story.credit !== '' ? <Field story={story} field="credit" /> : null}
      <Tags story={story} />
    </fieldset>
  );
}
