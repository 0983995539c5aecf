import type { ReactNode } from 'react';
import { ListBox } from 'react-aria-components';

interface ChoiceListProps {
  /** What is chosen from, for those who do not see it. */
  readonly label: string;
  readonly className: string;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  /** `ListBoxItem`s with ids, alone or in sections. */
  readonly children: ReactNode;
}

/** A list of which one row is chosen; arrows go from one to the next. */
export function ChoiceList({ label, className, chosen, onChoose, children }: ChoiceListProps) {
  return (
    <ListBox
      aria-label={label}
      className={className}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined) onChoose(String(key));
      }}
    >
      {children}
    </ListBox>
  );
}
