import type { LexicalEditor, TextFormatType } from 'lexical';
import { $getSelection, $isRangeSelection, FORMAT_TEXT_COMMAND } from 'lexical';
import { memo, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '../../core/document/records/story';
import { type EditorView, setUi, useDesk, useUi } from '../session';
import { IconButton } from '../widgets/Button';
import { TabStrip } from '../widgets/TabStrip';
import { lexicalFormat, markKeys } from './bodyEditor';
import { $quote, $setKind } from './kinds';
import { RubyPanel } from './RubyPanel';
import { $rubyTarget } from './ruby';

interface FormatBarProps {
  readonly editor: LexicalEditor | null;
}

/** Which marks the selection has. */
function useFormats(editor: LexicalEditor | null): ReadonlySet<string> {
  const [active, setActive] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!editor) return undefined;
    return editor.registerUpdateListener(({ editorState }) => {
      const next = editorState.read(() => {
        const selection = $getSelection();
        if (!$isRangeSelection(selection)) return [];
        const formats: string[] = Object.values(lexicalFormat).filter((format) =>
          selection.hasFormat(format),
        );
        return ($rubyTarget()?.ruby ?? '') === '' ? formats : [...formats, 'ruby'];
      });
      setActive((was) =>
        was.size === next.length && next.every((format) => was.has(format)) ? was : new Set(next),
      );
    });
  }, [editor]);
  return active;
}

const marks: readonly Mark[] = ['bold', 'kai', 'emphasis', 'name', 'title', 'superscript'];
const shortcutOf = (mark: Mark): string => (mark === 'bold' ? 'Mod+B' : `Mod+Shift+${markKeys[mark]}`);

/** Marks, ruby, subheads and quotation marks; at the right the two views of the text. */
export const FormatBar = memo(function FormatBar({ editor }: FormatBarProps) {
  const { t } = useTranslation('desk');
  const active = useFormats(editor);
  const view = useUi((state) => state.editorView);
  const readOnly = useDesk((state) => state.readOnly);
  const format = (name: TextFormatType) => (): void => {
    editor?.dispatchCommand(FORMAT_TEXT_COMMAND, name);
  };
  const change = (act: () => void) => (): void => editor?.update(act);
  return (
    <div className="format-bar" role="toolbar" aria-label={t('format.label')}>
      {marks.map((mark) => (
        <IconButton
          key={mark}
          label={t(`format.${mark}`)}
          shortcut={shortcutOf(mark)}
          disabled={readOnly}
          pressed={active.has(lexicalFormat[mark])}
          keepFocus
          className={`format-${mark}`}
          icon={t(`format.sign.${mark}`)}
          onPress={format(lexicalFormat[mark])}
        />
      ))}
      <RubyPanel editor={editor} disabled={readOnly} pressed={active.has('ruby')} />
      <span className="format-rule" />
      <IconButton
        label={t('format.subhead')}
        shortcut="Mod+Alt+3"
        keepFocus
        disabled={readOnly}
        icon={t('format.subhead')}
        onPress={change(() => $setKind('toggle'))}
      />
      <IconButton
        label={t('format.quote')}
        keepFocus
        disabled={readOnly}
        icon="“ ”"
        onPress={change($quote)}
      />
      <span className="format-space" />
      <TabStrip<EditorView>
        label={t('editor.views')}
        className="segmented"
        controls="story-body"
        tabs={[
          { key: 'manuscript', label: t('editor.manuscript') },
          { key: 'galley', label: t('editor.galley') },
        ]}
        selected={view}
        onSelect={(editorView) => setUi({ editorView })}
      />
    </div>
  );
});
