import { type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Kbd } from './Button';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean;
  readonly checked?: boolean;
  readonly run: () => void;
}

const Entries = ({ label, entries }: { readonly label: string; readonly entries: readonly MenuEntry[] }) => (
  <Menu
    aria-label={label}
    className="listbox"
    disabledKeys={entries.filter((entry) => entry.disabled === true).map((entry) => entry.id)}
    onAction={(id) => entries.find((entry) => entry.id === id)?.run()}
  >
    {entries.map((entry) => (
      <MenuItem key={entry.id} id={entry.id} textValue={entry.label} className="listbox-item">
        <span>{entry.label}</span>
        {entry.checked === true ? <span aria-hidden="true">✓</span> : null}
        {entry.shortcut === undefined ? null : <Kbd shortcut={entry.shortcut} />}
      </MenuItem>
    ))}
  </Menu>
);

interface MenuButtonProps {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
  readonly entries: readonly MenuEntry[];
}

export const MenuButton = ({ label, className = 'icon-button', children, entries }: MenuButtonProps) => (
  <MenuTrigger>
    <AriaButton className={className} aria-label={label}>
      {children}
    </AriaButton>
    <Popover className="popover menu" offset={4}>
      <Entries label={label} entries={entries} />
    </Popover>
  </MenuTrigger>
);

interface ContextMenuProps {
  readonly label: string;
  readonly entries: () => readonly MenuEntry[];
  readonly children: ReactNode;
  readonly className?: string;
}

/** Opens a menu where the right button was pressed, for whatever is inside. */
export function ContextMenu({ label, entries, children, className }: ContextMenuProps) {
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const onContextMenu = (event: MouseEvent): void => {
    if (event.defaultPrevented || entries().length === 0) return;
    event.preventDefault();
    setAt({ x: event.clientX, y: event.clientY });
  };
  return (
    <div className={className} onContextMenu={onContextMenu} role="presentation">
      {children}
      <span ref={anchor} className="context-anchor" style={{ left: at?.x ?? 0, top: at?.y ?? 0 }} />
      <Popover
        className="popover menu"
        triggerRef={anchor}
        isOpen={at !== null}
        onOpenChange={(open) => (open ? undefined : setAt(null))}
        placement="bottom start"
        offset={2}
      >
        <Entries label={label} entries={at === null ? [] : entries()} />
      </Popover>
    </div>
  );
}
