import { type KeyboardEvent, type Ref, useState } from 'react';

interface TextInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onCaret?: (start: number, end: number) => void;
  readonly onBlur?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly placeholder?: string;
  /** Enter puts a line feed into the text instead of leaving it alone. */
  readonly lines?: boolean;
  readonly readOnly?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/**
 * Text that grows with its content. What an input method is still composing stays here and reaches the
 * document as one change when it is done.
 */
export function TextInput({
  label,
  value,
  onChange,
  onCaret,
  onBlur,
  onKeyDown,
  placeholder,
  lines = false,
  readOnly = false,
  className = '',
  ref,
}: TextInputProps) {
  const [composing, setComposing] = useState<string | null>(null);
  const text = composing ?? value;
  const clean = (raw: string): string => (lines ? raw : raw.replace(/[\r\n]+/gu, ''));
  return (
    <textarea
      ref={ref}
      rows={1}
      aria-label={label}
      className={`text-input ${className}`}
      value={text}
      placeholder={placeholder}
      readOnly={readOnly}
      spellCheck={false}
      onChange={(event) => {
        if ((event.nativeEvent as InputEvent).isComposing) setComposing(event.target.value);
        else onChange(clean(event.target.value));
      }}
      onCompositionStart={(event) => setComposing(event.currentTarget.value)}
      onCompositionEnd={(event) => {
        setComposing(null);
        onChange(clean(event.currentTarget.value));
      }}
      onSelect={(event) => onCaret?.(event.currentTarget.selectionStart, event.currentTarget.selectionEnd)}
      onBlur={onBlur}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !lines && !event.nativeEvent.isComposing) event.preventDefault();
        onKeyDown?.(event);
      }}
    />
  );
}
