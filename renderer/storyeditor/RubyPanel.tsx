import { COMMAND_PRIORITY_NORMAL, type LexicalEditor } from 'lexical';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Block, Run } from '../../core/document/records/story';
import { rubyText } from '../../core/document/text';
import { Button, IconButton } from '../widgets/Button';
import { RUBY_COMMAND } from './bodyEditor';
import { $rubyTarget, $setRuby, type RubyTarget } from './ruby';

interface RubyPanelProps {
  readonly editor: LexicalEditor | null;
  readonly disabled: boolean;
  /** The selection has ruby. */
  readonly pressed: boolean;
}

/** 注音: a button of the format bar and the small panel it opens; the editor stays in reach meanwhile. */
export function RubyPanel({ editor, disabled, pressed }: RubyPanelProps) {
  const { t } = useTranslation('desk');
  const anchor = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState<{ readonly target: RubyTarget | undefined } | null>(null);
  const show = (): void => {
    if (editor) setOpen({ target: editor.read(() => $rubyTarget()) });
  };
  useEffect(() => {
    if (!editor) return undefined;
    return editor.registerCommand(
      RUBY_COMMAND,
      () => {
        // What was selected by the key before is known to the editor a task later.
        if (editor.isEditable()) setTimeout(() => setOpen({ target: editor.read(() => $rubyTarget()) }));
        return true;
      },
      COMMAND_PRIORITY_NORMAL,
    );
  }, [editor]);
  const close = (): void => {
    setOpen(null);
    editor?.focus();
  };
  const apply = (ruby: string): void => {
    const target = open?.target;
    if (target && editor) editor.update(() => $setRuby(ruby, target), { discrete: true });
    close();
  };
  return (
    <span ref={anchor} className="format-anchor">
      <IconButton
        label={t('format.ruby')}
        shortcut="Mod+Shift+R"
        keepFocus
        disabled={disabled}
        pressed={pressed}
        className="format-ruby"
        icon={
          <ruby>
            {t('format.sign.ruby')}
            <rt>{t('format.sign.rubyOver')}</rt>
          </ruby>
        }
        onPress={show}
      />
      <Popover
        className="popover ruby-popover"
        triggerRef={anchor}
        isOpen={open !== null}
        onOpenChange={(isOpen) => (isOpen ? undefined : setOpen(null))}
        isNonModal
        placement="bottom start"
        offset={6}
      >
        <Dialog className="ruby-panel" aria-label={t('format.ruby')}>
          {open?.target ? (
            <RubyForm key={open.target.start} target={open.target} onApply={apply} onCancel={close} />
          ) : (
            <p className="ruby-note">{t('ruby.select')}</p>
          )}
        </Dialog>
      </Popover>
    </span>
  );
}

interface RubyFormProps {
  readonly target: RubyTarget;
  readonly onApply: (ruby: string) => void;
  readonly onCancel: () => void;
}

function RubyForm({ target, onApply, onCancel }: RubyFormProps) {
  const { t } = useTranslation('desk');
  const [ruby, setRuby] = useState(target.ruby);
  const input = useRef<HTMLInputElement>(null);
  // The panel was asked for: its one field takes the keys.
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') onApply(ruby);
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <p className="ruby-preview" aria-hidden="true">
        <Preview text={target.text} ruby={ruby} />
      </p>
      <div className="ruby-row" data-local-text>
        <input
          ref={input}
          className="text-input"
          aria-label={t('ruby.field', { text: target.text })}
          value={ruby}
          placeholder={t('ruby.hint')}
          spellCheck={false}
          onChange={(event) => setRuby(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button tone="primary" onPress={() => onApply(ruby)}>
          {t('ruby.apply')}
        </Button>
        <Button disabled={target.ruby === ''} onPress={() => onApply('')}>
          {t('ruby.remove')}
        </Button>
      </div>
      <p className="ruby-note">{t('ruby.note')}</p>
    </>
  );
}

/** The words as the page will show them. */
function Preview({ text, ruby }: { readonly text: string; readonly ruby: string }) {
  const plain: Block = { id: 'preview', kind: 'paragraph', runs: [{ text }] };
  const { runs } = rubyText(plain, 0, text.length, ruby);
  return placed(runs).map(({ at, run }) =>
    run.ruby === undefined ? (
      <span key={at}>{run.text}</span>
    ) : (
      <ruby key={at}>
        {run.text}
        <rt>{run.ruby}</rt>
      </ruby>
    ),
  );
}

function placed(runs: readonly Run[]): readonly { readonly at: number; readonly run: Run }[] {
  let next = 0;
  return runs.map((run) => {
    const at = next;
    next += run.text.length;
    return { at, run };
  });
}
