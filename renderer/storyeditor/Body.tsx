import type { LexicalEditor } from 'lexical';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Story } from '../../core/document/records/story';
import {
  desk,
  edit,
  newId,
  notifyFailure,
  patchStory,
  reportCaret,
  useDesk,
  usePageFindings,
} from '../session';
import { BodyBinding, type BodyCaret } from './bodyBinding';
import type { BodyChange } from './bodyChange';
import { createBodyEditor, registerBodyHands } from './bodyEditor';
import { keepHighlights } from './highlights';
import { leadContent } from './lead';
import { useStoryLines } from './useStoryLines';

interface BodyProps {
  readonly story: Story;
  readonly galley: boolean;
  /** Characters of a body line on the page. */
  readonly measure: number;
  /** Hears of the editor while it is there. */
  readonly onEditor: (editor: LexicalEditor | null) => void;
}

const caretOf = (story: string, caret: BodyCaret) => ({ story, field: 'body' as const, ...caret });

/** Sends a change of the body on its way as one step of the session. */
function commit(story: string, change: BodyChange, caret: BodyCaret | undefined): void {
  const { selection, records } = desk();
  edit({ key: `edit.${change.label}` }, patchStory(records, story, { body: change.body }), {
    selection: { ...selection, story, ...(caret ? { caret: caretOf(story, caret) } : {}) },
    shown: true,
    ...(change.coalesce === undefined ? {} : { coalesce: `type:${story}/${change.coalesce}` }),
  });
}

const onError = (error: Error): void => {
  console.error(error);
  notifyFailure({ kind: 'failed', thing: 'Lexical', detail: error.message });
};

/** 正文: a Lexical editor over the body of one story. A new story gets a new one. */
export function Body({ story, galley, measure, onEditor }: BodyProps) {
  const { t } = useTranslation('desk');
  const root = useRef<HTMLDivElement>(null);
  const readOnly = useDesk((state) => state.readOnly);
  const focus = useDesk((state) => state.focus);
  const lines = useStoryLines(story.id);
  const id = story.id;
  const { editor, binding } = useMemo(() => {
    const made = createBodyEditor(onError);
    const hasFocus = (): boolean => made.getRootElement()?.contains(document.activeElement) === true;
    const ports = {
      hasFocus,
      commit: (change: BodyChange, caret: BodyCaret | undefined) => commit(id, change, caret),
      moved: (caret: BodyCaret | undefined) => {
        if (caret && hasFocus()) reportCaret(caretOf(id, caret));
      },
    };
    return { editor: made, binding: new BodyBinding(made, ports) };
  }, [id]);

  useEffect(() => {
    const stop = registerBodyHands(editor, newId);
    editor.setRootElement(root.current);
    onEditor(editor);
    return () => {
      stop();
      editor.setRootElement(null);
      onEditor(null);
    };
  }, [editor, onEditor]);
  useEffect(() => editor.setEditable(!readOnly), [editor, readOnly]);
  useEffect(() => {
    binding.setBody(story.body);
    binding.tidyLines();
  }, [binding, story.body]);
  useEffect(() => {
    binding.setLines(lines, { galley, divider: t('galley.divider') });
  }, [binding, lines, galley, t]);
  const findings = usePageFindings();
  useEffect(() => {
    const mine = findings.filter(({ place }) => place.story === id && place.field === 'body');
    return keepHighlights(editor, mine);
  }, [editor, findings, id]);
  useEffect(() => {
    if (focus?.caret.story !== id || focus.caret.field !== 'body' || !takeFocus(focus.serial)) return;
    binding.focus(focus.caret);
  }, [binding, focus, id]);

  return (
    <div
      ref={root}
      className={galley ? 'body-text body-galley' : 'body-text body-manuscript'}
      contentEditable={!readOnly}
      suppressContentEditableWarning
      role="textbox"
      aria-multiline="true"
      aria-label={t('field.body')}
      tabIndex={0}
      spellCheck={false}
      data-placeholder={t('field.bodyEmpty')}
      data-empty={story.body.every((block) => block.runs.length === 0)}
      style={
        {
          '--lead': galley
            ? leadContent(story.dateline, lines.get(story.body[0]?.id ?? ''), measure)
            : 'none',
        } as React.CSSProperties
      }
    />
  );
}

let taken = 0;
/** A request for the caret is answered once. */
export function takeFocus(serial: number): boolean {
  if (serial <= taken) return false;
  taken = serial;
  return true;
}
