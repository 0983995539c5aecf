import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoryField } from '../../core/base/diagnostic';
import { countCharacters } from '../../core/base/text';
import type { Story } from '../../core/document/records/story';
import { editStory, reportCaret, useDesk } from '../session';
import { TextInput } from '../widgets/TextInput';
import { takeFocus } from './Body';
import { Tags } from './Tags';

type TextField = Exclude<StoryField, 'body' | 'caption'>;

interface FieldProps {
  readonly story: string;
  readonly value: string;
  readonly field: TextField;
  readonly strong?: boolean;
  readonly lines?: boolean;
}

/** One part of a story beside its body, with its number of characters. */
const Field = memo(function Field({ story, value, field, strong = false, lines = false }: FieldProps) {
  const { t } = useTranslation('desk');
  const readOnly = useDesk((state) => state.readOnly);
  const focus = useDesk((state) => state.focus);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = area.current;
    if (!element || focus?.caret.story !== story || focus.caret.field !== field) return;
    if (!takeFocus(focus.serial)) return;
    element.focus();
    element.setSelectionRange(focus.caret.offset, focus.caret.end ?? focus.caret.offset);
  }, [focus, story, field]);
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
        ref={area}
        onChange={(text) => editStory(story, field, text, true)}
        onCaret={(start, end) =>
          reportCaret({ story: story, field, offset: start, ...(end === start ? {} : { end }) })
        }
      />
      {value === '' ? null : <span className="field-count">{countCharacters(value)}</span>}
    </div>
  );
});

/** Everything of a story that is not its body. */
export function Fields({ story }: { readonly story: Story }) {
  const { t } = useTranslation('desk');
  return (
    <fieldset className="plain-fieldset fields" aria-label={t('field.all')}>
      <Field story={story.id} value={story.kicker} field="kicker" />
      <Field story={story.id} value={story.headline} field="headline" strong lines />
      <Field story={story.id} value={story.deck} field="deck" />
      <Field story={story.id} value={story.summary} field="summary" lines />
      <div className="field-pair">
        <Field story={story.id} value={story.flag} field="flag" />
        <Field story={story.id} value={story.source} field="source" />
      </div>
      <div className="field-pair">
        <Field story={story.id} value={story.dateline} field="dateline" />
        <Field story={story.id} value={story.byline} field="byline" />
      </div>
      {story.kind === 'photo' || story.credit !== '' ? (
        <Field story={story.id} value={story.credit} field="credit" />
      ) : null}
      <Tags story={story.id} tags={story.tags} />
    </fieldset>
  );
}
