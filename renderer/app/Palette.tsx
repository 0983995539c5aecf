import { Command as Cmdk } from 'cmdk';
import { AlertCircle, FileText, LayoutPanelTop, SquareTerminal } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  goToPage,
  goToPlace,
  goToRoom,
  openStoryAt,
  setUi,
  storyName,
  useDesk,
  usePageFindings,
  useUi,
} from '../session';
import type { Command } from '../session/commands';
import { Kbd } from '../widgets/Button';
import { commands } from './commands';

interface Row {
  readonly key: string;
  readonly text: string;
  readonly detail?: string;
  readonly shortcut?: string | undefined;
  readonly run: () => void;
}

const SHOWN = 30;
/** Every word of what was typed must occur somewhere in the row. */
const fits = (search: string, text: string): boolean =>
  search
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.toLowerCase().includes(word));

/** Ctrl K: every command, story, page and finding under the fingers. */
export function Palette() {
  const open = useUi((state) => state.palette);
  return open ? <OpenPalette /> : null;
}

const close = (): void => setUi({ palette: false });

function OpenPalette() {
  const { t } = useTranslation('desk');
  const [search, setSearch] = useState('');
  const rows = useRows();
  const before = useRef(document.activeElement);
  useEffect(() => {
    const had = before.current;
    return () => {
      if (had instanceof HTMLElement && document.activeElement === document.body) had.focus();
    };
  }, []);
  const pick = (row: Row) => (): void => {
    close();
    row.run();
  };
  return (
    <>
      <div className="palette-backdrop" onPointerDown={close} aria-hidden="true" />
      <dialog open className="palette" aria-label={t('palette.label')} data-local-text>
        <Cmdk
          label={t('palette.label')}
          shouldFilter={false}
          loop
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
          }}
        >
          <Cmdk.Input
            autoFocus
            value={search}
            onValueChange={setSearch}
            placeholder={t('palette.placeholder')}
            onBlur={(event) => {
              if (event.relatedTarget !== null && !event.relatedTarget.closest('.palette')) close();
            }}
          />
          <Cmdk.List label={t('palette.results')}>
            <Cmdk.Empty>{t('palette.empty')}</Cmdk.Empty>
            {rows.map(({ group, icon, list }) => (
              <Group
                key={group}
                title={t(`palette.group.${group}`)}
                icon={icon}
                rows={list.filter((row) => fits(search, `${row.text} ${row.detail ?? ''}`)).slice(0, SHOWN)}
                pick={pick}
              />
            ))}
          </Cmdk.List>
        </Cmdk>
      </dialog>
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly icon: ReactNode;
  readonly rows: readonly Row[];
  readonly pick: (row: Row) => () => void;
}

const Group = ({ title, icon, rows, pick }: GroupProps) =>
  rows.length === 0 ? null : (
    <Cmdk.Group heading={title}>
      {rows.map((row) => (
        <Cmdk.Item key={row.key} value={row.key} onSelect={pick(row)}>
          {icon}
          <span>{row.text}</span>
          {row.detail === undefined ? null : <span className="palette-detail">{row.detail}</span>}
          {row.shortcut === undefined ? null : <Kbd shortcut={row.shortcut} />}
        </Cmdk.Item>
      ))}
    </Cmdk.Group>
  );

const mayRun = (command: Command): boolean => command.id !== 'go.palette' && (command.enabled?.() ?? true);

function useRows() {
  const { t } = useTranslation('desk');
  const stories = useDesk((state) => state.records.story);
  const pages = useDesk((state) => state.records.page);
  const findings = usePageFindings();
  return useMemo(() => {
    const commandRows = commands.filter(mayRun).map((command): Row => {
      const { id, title, group, shortcut, run } = command;
      return {
        key: `command:${id}`,
        text: t(title),
        detail: t(`palette.kind.${group}`),
        shortcut,
        run,
      };
    });
    const pageRows = Object.values(pages).map(
      (page): Row => ({
        key: `page:${page.id}`,
        text: t('palette.page', { number: page.number, section: page.section }),
        run: () => {
          goToPage(page.id);
          goToRoom('pages');
        },
      }),
    );
    const storyRows = Object.values(stories).map(
      (story): Row => ({
        key: `story:${story.id}`,
        text: storyName(story) || t('story.untitled'),
        detail: [story.flag, ...story.tags].filter(Boolean).join(' '),
        run: () => openStoryAt({ story: story.id, field: 'body', offset: 0 }),
      }),
    );
    const findingRows = findings.map(
      (finding, index): Row => ({
        key: `finding:${index}`,
        text: t(`finding:${finding.rule}.message`, { ...finding.params }),
        run: () => goToPlace(finding.place),
      }),
    );
    const size = 14;
    return [
      { group: 'story', icon: <FileText size={size} aria-hidden />, list: storyRows },
      { group: 'page', icon: <LayoutPanelTop size={size} aria-hidden />, list: pageRows },
      { group: 'command', icon: <SquareTerminal size={size} aria-hidden />, list: commandRows },
      { group: 'finding', icon: <AlertCircle size={size} aria-hidden />, list: findingRows },
    ] as const;
  }, [stories, pages, findings, t]);
}
