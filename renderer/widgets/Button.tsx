import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip as AriaTooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { shortcutText } from './keys';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly className?: string;
  readonly label?: string;
}

export function Button(props: ButtonProps) {
  const { children, onPress, tone = 'plain', disabled = false, pressed, className = '', label } = props;
  return (
    <AriaButton
      className={`button button-${tone} ${className}`}
      onPress={onPress}
      isDisabled={disabled}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      {children}
    </AriaButton>
  );
}

interface IconButtonProps {
  /** Accessible name, shown as the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly className?: string;
  /** Keeps the focus (and the text selection) where it is. */
  readonly keepFocus?: boolean;
  readonly onKeyDown?: AriaButtonProps['onKeyDown'];
}

/** A line-art icon with a name: the tooltip carries the name and the shortcut. */
export function IconButton(props: IconButtonProps) {
  const {
    label,
    icon,
    onPress,
    shortcut,
    disabled = false,
    pressed,
    className = '',
    keepFocus = false,
    onKeyDown,
  } = props;
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <AriaButton
        className={`icon-button ${className}`}
        aria-label={label}
        onPress={onPress}
        isDisabled={disabled}
        preventFocusOnPress={keepFocus}
        {...(onKeyDown ? { onKeyDown } : {})}
        {...(keepFocus ? { excludeFromTabOrder: false } : {})}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        {icon}
      </AriaButton>
      <AriaTooltip className="tooltip" offset={6}>
        {label}
        {shortcut === undefined ? null : <Kbd shortcut={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

export const Kbd = ({ shortcut }: { readonly shortcut: string }) => (
  <kbd className="kbd">{shortcutText(shortcut)}</kbd>
);
