import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react';

export interface NumberFieldProps {
  readonly label: string;
  /** Shown inside the field before the number; dragging it changes the number. */
  readonly sign: string;
  readonly unit: string;
  readonly value: number;
  readonly step: number;
  readonly min?: number;
  readonly max?: number;
  readonly disabled?: boolean;
  /** The same length in mm or pt, said in the tooltip. */
  readonly also?: string;
  /** `part` is true while the number is on its way: those changes are one step for undo. */
  readonly onChange: (value: number, part: boolean) => void;
}

const shown = (value: number): string => String(Math.round(value * 100) / 100);
/** Pixels the pointer travels for one step. */
const DRAG = 6;

/**
 * A number in the newspaper's own measure. Arrows step (Shift: ten steps, Alt: a tenth), dragging the sign
 * steps, Enter or leaving the field takes what was typed, Escape drops it.
 */
export function NumberField(props: NumberFieldProps) {
  const {
    label,
    sign,
    unit,
    value,
    step,
    min = -Infinity,
    max = Infinity,
    disabled = false,
    also,
    onChange,
  } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const drag = useRef<{ x: number; start: number; last: number } | null>(null);
  const clamp = (next: number): number => Math.min(max, Math.max(min, Math.round(next * 1000) / 1000));

  const take = (): void => {
    if (draft === null) return;
    const next = Number(draft.replace(/[^\d.+-]/gu, ''));
    setDraft(null);
    if (draft.trim() !== '' && Number.isFinite(next) && clamp(next) !== value) onChange(clamp(next), false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') take();
    else if (event.key === 'Escape') setDraft(null);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const size = event.shiftKey ? step * 10 : event.altKey ? step / 10 : step;
      setDraft(null);
      onChange(clamp(value + (event.key === 'ArrowUp' ? size : -size)), true);
    } else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent): void => {
    const from = drag.current;
    if (!from) return;
    const next = clamp(from.start + Math.round((event.clientX - from.x) / DRAG) * step);
    if (next === from.last) return;
    from.last = next;
    onChange(next, true);
  };
  return (
    <div className={`number ${disabled ? 'is-disabled' : ''}`} title={also}>
      <label
        htmlFor={id}
        className="number-sign"
        onPointerDown={(event) => {
          if (disabled) return;
          drag.current = { x: event.clientX, start: value, last: value };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          drag.current = null;
        }}
      >
        <span aria-hidden="true">{sign}</span>
        <span className="visually-hidden">{label}</span>
      </label>
      <input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        disabled={disabled}
        value={draft ?? shown(value)}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={take}
        onKeyDown={onKeyDown}
      />
      <span className="number-unit" aria-hidden="true">
        {unit}
      </span>
    </div>
  );
}
