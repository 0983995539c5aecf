import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

export interface TabItem<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly content?: ReactNode;
  readonly title?: string;
}

interface TabStripProps<Key extends string> {
  readonly label: string;
  readonly tabs: readonly TabItem<Key>[];
  readonly selected: Key | null;
  readonly onSelect: (key: Key) => void;
  readonly orientation?: 'horizontal' | 'vertical';
  readonly className?: string;
  /** Id of the element whose content the tabs change. */
  readonly controls?: string;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Tabs with one stop for the Tab key; arrows, Home and End move among them. */
export function TabStrip<Key extends string>(props: TabStripProps<Key>) {
  const { label, tabs, selected, onSelect, orientation = 'horizontal', className = '', controls } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected === null) return;
    const strip = list.current;
    const tab = strip?.querySelector('[role=tab][aria-selected=true]')?.getBoundingClientRect();
    if (!strip || !tab) return;
    // Only the strip itself may scroll: `scrollIntoView` would move what stands round it as well.
    const { left, right } = strip.getBoundingClientRect();
    strip.scrollLeft += Math.min(0, tab.left - left) + Math.max(0, tab.right - right);
  }, [selected]);
  const focusAt = (index: number): void => {
    const tab = tabs[(index + tabs.length) % tabs.length];
    if (!tab) return;
    onSelect(tab.key);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[tabs.indexOf(tab)]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const current = tabs.findIndex((tab) => tab.key === selected);
    const step = steps[event.key];
    if (step !== undefined) focusAt(current + step);
    else if (event.key === 'Home') focusAt(0);
    else if (event.key === 'End') focusAt(tabs.length - 1);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={list}
      role="tablist"
      tabIndex={-1}
      aria-label={label}
      aria-orientation={orientation}
      className={`tabs tabs-${orientation} ${className}`}
      onKeyDown={onKeyDown}
    >
      {tabs.map((tab, index) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          aria-label={tab.label}
          aria-selected={tab.key === selected}
          tabIndex={tab.key === selected || (selected === null && index === 0) ? 0 : -1}
          className="tab"
          title={tab.title}
          onClick={() => onSelect(tab.key)}
          {...(controls === undefined ? {} : { 'aria-controls': controls })}
        >
          {tab.content ?? tab.label}
        </button>
      ))}
    </div>
  );
}
