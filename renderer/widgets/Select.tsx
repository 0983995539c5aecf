import { ChevronDown } from 'lucide-react';
import {
  Button as AriaButton,
  Select as AriaSelect,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';

export interface Choice<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly detail?: string;
}

interface SelectProps<Key extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Key>[];
  readonly value: Key;
  readonly onChange: (key: Key) => void;
  readonly disabled?: boolean;
  readonly compact?: boolean;
}

const shown = <Key extends string>(choice: Choice<Key> | undefined): string | undefined =>
  choice?.detail === undefined ? choice?.label : `${choice.label} · ${choice.detail}`;

/** One of a few: opens a list, letters jump, arrows step. */
export function Select<Key extends string>(props: SelectProps<Key>) {
  const { label, choices, value, onChange, disabled = false, compact = false } = props;
  return (
    <AriaSelect
      aria-label={label}
      value={value}
      isDisabled={disabled}
      onChange={(key) => {
        const choice = choices.find((one) => one.key === key);
        if (choice) onChange(choice.key);
      }}
      className={`select ${compact ? 'select-compact' : ''}`}
    >
      <AriaButton className="select-button">
        <SelectValue className="select-value">
          {() => shown(choices.find((one) => one.key === value)) ?? value}
        </SelectValue>
        <ChevronDown size={14} aria-hidden />
      </AriaButton>
      <Popover className="popover select-popover" offset={4}>
        <ListBox items={choices} className="listbox">
          {(choice) => (
            <ListBoxItem id={choice.key} textValue={choice.label} className="listbox-item">
              <span>{choice.label}</span>
              {choice.detail === undefined ? null : <span className="listbox-detail">{choice.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
