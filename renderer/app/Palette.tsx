import { Command as Cmdk } from 'cmdk';
import { AlertCircle, CalendarDays, FileText, LayoutPanelTop, SquareTerminal } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { issuesByDate } from '../../core/contract/cards';
import type { PageCard } from '../../core/contract/project';
import {
  allPageCards,
  cardOfStory,
  goToIssue,
  goToPage,
  goToPlace,
  goToRoom,
  openStoryAt,
  setUi,
  storyIds,
  storyName,
  useDesk,
  usePageFindings,
  useUi,
} from '../session';
import type { Command } from '../session/commands';
import { Kbd } from '../widgets/Button';
import { commands } from './commands';
import { issueName } from './issues';

interface Row {
  readonly key: string;
  readonly text: string;
  readonly detail?: string;
  readonly shortcut?: string | undefined;
  readonly run: () => void;
}

const SHOWN = 30;
/** Rows in which every word of what was typed occurs, those that can be shown. */
function firstFitting(rows: readonly Row[], search: string): readonly Row[] {
  const words = search.toLowerCase().split(/\s+/u);
  const fitting: Row[] = [];
  for (const row of rows) {
    if (fitting.length === SHOWN) break;
    const text = `${row.text} ${row.detail ?? ''}`.toLowerCase();
    if (words.every((word) => text.includes(word))) fitting.push(row);
  }
  return fitting;
}

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
                rows={firstFitting(list, search)}
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

/** Issues, pages and stories of the whole project, loaded or not. */
function useDocumentRows() {
  const { t, i18n } = useTranslation('desk');
  const stories = useDesk((state) => state.records.story);
  const pages = useDesk((state) => state.records.page);
  const issues = useDesk((state) => state.records.issue);
  const shelf = useDesk((state) => state.shelf);
  return useMemo(() => {
    const order = issuesByDate(issues);
    const several = order.length > 1;
    const age = new Map(order.map((issue, at) => [issue.id, at]));
    const issueRows = order.slice(several ? 0 : order.length).map(
      (issue): Row => ({
        key: `issue:${issue.id}`,
        text: issueName(issue, t, i18n.language),
        detail: issue.date,
        run: () => goToIssue(issue.id),
      }),
    );
    const ageOf = (page: PageCard): number => age.get(page.issue) ?? order.length;
    const pageRows = allPageCards(pages, shelf)
      .toSorted((a, b) => ageOf(a) - ageOf(b) || a.number - b.number)
      .map(
        (page): Row => ({
          key: `page:${page.id}`,
          text: t('palette.page', { number: page.number, section: page.section }),
          ...(several ? { detail: issues[page.issue]?.date ?? '' } : {}),
          run: () => {
            goToPage(page.id);
            goToRoom('pages');
          },
        }),
      );
    const storyRows = storyIds(stories, shelf).flatMap((id): readonly Row[] => {
      const story = stories[id];
      const card = story ? cardOfStory(story) : shelf.stories.get(id);
      if (!card) return [];
      const detail = [card.flag, ...card.tags].filter(Boolean).join(' ');
      const run = (): void => openStoryAt({ story: id, field: 'body', offset: 0 });
      return [{ key: `story:${id}`, text: storyName(card) || t('story.untitled'), detail, run }];
    });
    return { issueRows, pageRows, storyRows };
  }, [stories, pages, issues, shelf, t, i18n.language]);
}

function useRows() {
  const { t } = useTranslation('desk');
  const { issueRows, pageRows, storyRows } = useDocumentRows();
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
      { group: 'issue', icon: <CalendarDays size={size} aria-hidden />, list: issueRows },
      { group: 'command', icon: <SquareTerminal size={size} aria-hidden />, list: commandRows },
      { group: 'finding', icon: <AlertCircle size={size} aria-hidden />, list: findingRows },
    ] as const;
  }, [storyRows, pageRows, issueRows, findings, t]);
}
