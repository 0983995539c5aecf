import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteStory, duplicateStory, openStoryAt, selectStory, useDesk } from '../session';
import { ContextMenu, type MenuEntry } from '../widgets/Menu';
import { StoryCard } from './StoryCard';
import { type ListRow, useStoryList } from './useStoryList';

const HEIGHT: Readonly<Record<ListRow['kind'], number>> = { heading: 32, empty: 44, story: 62 };
const optionId = (story: string): string => `story-${story}`;

/** The stories, only as many in the DOM as are in view. Arrows move, Enter opens, Delete removes. */
export function StoryList({ search }: { readonly search: string }) {
  const { t } = useTranslation('desk');
  const rows = useStoryList(search);
  const selected = useDesk((state) => state.selection.story);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => HEIGHT[rows[index]?.kind ?? 'story'],
    getItemKey: (index) => rowKey(rows[index], index),
    overscan: 8,
  });
  const ids = useMemo(() => rows.flatMap((row) => (row.kind === 'story' ? [row.story.id] : [])), [rows]);
  const scrolled = useRef<string | undefined>(undefined);
  useEffect(() => {
    // Only a new selection scrolls; typing must not.
    if (scrolled.current === selected) return;
    scrolled.current = selected;
    const at = rows.findIndex((row) => row.kind === 'story' && row.story.id === selected);
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [rows, selected, virtual]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!act(event.key, ids, selected)) return;
    event.preventDefault();
  };
  const entries = (): readonly MenuEntry[] =>
    selected === undefined
      ? []
      : [
          { id: 'open', label: t('story.open'), shortcut: 'Enter', run: () => open(selected) },
          {
            id: 'duplicate',
            label: t('command.story.duplicate'),
            shortcut: 'Mod+D',
            run: () => duplicateStory(selected),
          },
          {
            id: 'delete',
            label: t('command.story.delete'),
            shortcut: 'Mod+Delete',
            run: () => deleteStory(selected),
          },
        ];
  return (
    <ContextMenu label={t('story.menu')} entries={entries} className="story-list-frame">
      <div
        ref={scroller}
        role="listbox"
        aria-label={t('story.list')}
        tabIndex={0}
        className="story-list"
        onKeyDown={onKeyDown}
        {...(selected !== undefined && ids.includes(selected)
          ? { 'aria-activedescendant': optionId(selected) }
          : {})}
      >
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
          {virtual.getVirtualItems().map((item) => (
            <div
              key={item.key}
              role="presentation"
              className="story-list-row"
              style={{ transform: `translateY(${item.start}px)`, height: item.size }}
            >
              <Row row={rows[item.index]} selected={selected} />
            </div>
          ))}
        </div>
      </div>
    </ContextMenu>
  );
}

const rowKey = (row: ListRow | undefined, index: number): string | number =>
  row === undefined ? index : row.kind === 'story' ? row.story.id : `${row.kind}:${row.group}`;

const open = (story: string): void => openStoryAt({ story, field: 'body', offset: 0 });

/** What a key does in the list; false where it is not the list's. */
function act(key: string, ids: readonly string[], selected: string | undefined): boolean {
  const at = selected === undefined ? -1 : ids.indexOf(selected);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: ids.length - 1,
  };
  const target = steps[key];
  if (target !== undefined) {
    const id = ids[Math.min(ids.length - 1, Math.max(0, target))];
    if (id !== undefined) selectStory(id);
    return true;
  }
  if (selected === undefined || at < 0) return false;
  if (key === 'Enter') open(selected);
  else if (key === 'Delete') deleteStory(selected);
  else return false;
  return true;
}

function Row({
  row,
  selected,
}: {
  readonly row: ListRow | undefined;
  readonly selected: string | undefined;
}) {
  const { t } = useTranslation('desk');
  if (!row) return null;
  if (row.kind === 'story')
    return <StoryCard story={row.story} selected={row.story.id === selected} id={optionId(row.story.id)} />;
  if (row.kind === 'empty') return <p className="story-list-empty">{t(`story.none.${row.group}`)}</p>;
  return (
    <p className="story-list-heading">
      <strong>{t(`story.group.${row.group}`)}</strong>
      <span>{t('story.sum', { count: row.count, characters: row.characters })}</span>
    </p>
  );
}
