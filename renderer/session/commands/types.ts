export const commandGroups = ['go', 'edit', 'story', 'view', 'file', 'help'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** One thing the desk can do: the palette, the menus, the shortcuts and the buttons all read this table. */
export interface Command {
  readonly id: string;
  /** Key of the locale files, with its namespace where it is not `desk`. */
  readonly title: string;
  readonly group: CommandGroup;
  /** `Mod+Shift+Z`: Mod is Ctrl, or ⌘ on a Mac. Compared with what the key says, not where it lies. */
  readonly shortcut?: string;
  /** Other strokes that do the same. */
  readonly alternatives?: readonly string[];
  /** The shortcut is left to text fields while one has the focus. */
  readonly notWhileTyping?: boolean;
  readonly enabled?: () => boolean;
  readonly run: () => void;
}
