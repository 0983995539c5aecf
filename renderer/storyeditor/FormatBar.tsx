import type { LexicalEditor, TextFormatType } from 'lexical';
import { $getSelection, $isRangeSelection, FORMAT_TEXT_COMMAND } from 'lexical';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EditorView, setUi, useUi } from '../session';
import { IconButton } from '../widgets/Button';
import { TabStrip } from '../widgets/TabStrip';
import { lexicalFormat } from './bodyEditor';
import { $quote, $setKind } from './kinds';

interface FormatBarProps {
  readonly editorRef: RefObject<LexicalEditor | null>;
  /** Changes when the editor does. */
  readonly story: string;
}

/** Which marks the selection has. */
function useFormats({ editorRef, story }: FormatBarProps): ReadonlySet<string> {
  const [active, setActive] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const editor = editorRef.current;
    if (!editor) return undefined;
    return editor.registerUpdateListener(({ editorState }) => {
      const next = editorState.read(() => {
        const selection = $getSelection();
        if (!$isRangeSelection(selection)) return [];
        return Object.values(lexicalFormat).filter((format) => selection.hasFormat(format));
      });
      setActive((was) =>
        was.size === next.length && next.every((format) => was.has(format)) ? was : new Set(next),
      );
    });
  }, [editorRef, story]);
  return active;
}

const marks = [
  { mark: 'bold', shortcut: 'Mod+B' },
  { mark: 'kai', shortcut: 'Mod+Shift+K' },
  { mark: 'emphasis', shortcut: 'Mod+Shift+E' },
] as const;

/** Marks, subheads and quotation marks; at the right the two views of the text. */
export function FormatBar(props: FormatBarProps) {
  const { t } = useTranslation('desk');
  const active = useFormats(props);
  const view = useUi((state) => state.editorView);
  const format = (name: TextFormatType) => (): void => {
    props.editorRef.current?.dispatchCommand(FORMAT_TEXT_COMMAND, name);
  };
  const change = (act: () => void) => (): void => props.editorRef.current?.update(act);
  return (
    <div className="format-bar" role="toolbar" aria-label={t('format.label')}>
      {marks.map(({ mark, shortcut }) => (
        <IconButton
          key={mark}
          label={t(`format.${mark}`)}
          shortcut={shortcut}
          pressed={active.has(lexicalFormat[mark])}
          keepFocus
          className={`format-${mark}`}
          icon={t(`format.sign.${mark}`)}
          onPress={format(lexicalFormat[mark])}
        />
      ))}
      <IconButton
        label={t('format.subhead')}
        shortcut="Mod+Alt+3"
        keepFocus
        icon={t('format.subhead')}
        onPress={change(() => $setKind('toggle'))}
      />
      <IconButton label={t('format.quote')} keepFocus icon="“ ”" onPress={change($quote)} />
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
}
