import { ChevronDown, type LucideIcon, Redo2, Search, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { issuesByDate } from '../../core/contract/cards';
import type { Issue } from '../../core/document/records/issue';
import type { Page } from '../../core/document/records/page';
import { goToIssue, goToPage, goToRoom, readLabel, redo, setUi, undo, useDesk } from '../session';
import { Button, IconButton, Kbd } from '../widgets/Button';
import { MenuButton } from '../widgets/Menu';
import { TabStrip } from '../widgets/TabStrip';
import { ExportButton } from './ExportPanel';
import { dateText, issueName } from './issues';

/** The issue that is open: that of the page shown. */
function useIssue() {
  const issues = useDesk((state) => state.records.issue);
  const papers = useDesk((state) => state.records.paper);
  const page = useDesk((state) => (state.pageId === null ? undefined : state.records.page[state.pageId]));
  const issue = page ? issues[page.issue] : issuesByDate(issues)[0];
  const paper = issue ? papers[issue.paper] : Object.values(papers)[0];
  return { issue, paper };
}

/** Issues the menu lists; the palette knows them all. */
const ISSUES = 60;

/** The issue whose pages are shown, and the way to the others. */
function IssueChoice({ issue }: { readonly issue: Issue }) {
  const { t, i18n } = useTranslation('desk');
  const issues = useDesk((state) => state.records.issue);
  const listed = useMemo(() => issuesByDate(issues).slice(0, ISSUES), [issues]);
  const number = issue.number > 0 ? t('title.number', { number: issue.number }) : '';
  const shown = (
    <>
      <span className="issue-date">{dateText(issue.date, i18n.language)}</span>
      {number === '' ? null : <span className="issue-date issue-number">{number}</span>}
    </>
  );
  if (listed.length < 2) return shown;
  return (
    <MenuButton
      label={t('title.issue', { issue: issueName(issue, t, i18n.language) })}
      className="issue-choice"
      entries={listed.map((one) => ({
        id: one.id,
        label: issueName(one, t, i18n.language),
        checked: one.id === issue.id,
        run: () => goToIssue(one.id),
      }))}
    >
      {shown}
      <ChevronDown size={13} aria-hidden />
    </MenuButton>
  );
}

/** Of more pages than this only the one shown has its name beside its number. */
const FULL_NAMES = 4;

const PageName = ({ page }: { readonly page: Page }) => (
  <>
    {page.number}
    <span className="page-section"> {page.section}</span>
  </>
);

export function TitleBar() {
  const { t } = useTranslation('desk');
  const { issue, paper } = useIssue();
  const pages = useDesk((state) => state.records.page);
  const pageId = useDesk((state) => state.pageId);
  const tabs = useMemo(
    () =>
      (issue?.pages ?? []).flatMap((id) => {
        const page = pages[id];
        if (!page) return [];
        const label = `${page.number} ${page.section}`.trim();
        return [{ key: id, label, title: label, content: <PageName page={page} /> }];
      }),
    [issue, pages],
  );
  return (
    <header className="title-bar">
      <div className="title-left">
        <h1 className="paper-name">{paper?.name ?? t('start.name')}</h1>
        {issue ? <IssueChoice issue={issue} /> : null}
        <TabStrip
          label={t('title.pages')}
          tabs={tabs}
          selected={pageId}
          onSelect={goToPage}
          className={tabs.length > FULL_NAMES ? 'page-tabs is-many' : 'page-tabs'}
          controls="workspace"
        />
      </div>
      <button type="button" className="palette-field" onClick={() => setUi({ palette: true })}>
        <Search size={14} aria-hidden />
        <span>{t('palette.placeholder')}</span>
        <Kbd shortcut="Mod+K" />
      </button>
      <div className="title-right">
        <UndoButtons />
        <Button onPress={() => goToRoom('proofs')}>{t('title.preflight')}</Button>
        <ExportButton />
      </div>
    </header>
  );
}

interface StepButtonProps {
  readonly way: 'undo' | 'redo';
  /** Name of the step in the history; undefined where there is none that way. */
  readonly step: string | undefined;
  readonly shortcut: string;
  readonly sign: LucideIcon;
  readonly onPress: () => void;
}

function StepButton({ way, step, shortcut, sign: Sign, onPress }: StepButtonProps) {
  const { t } = useTranslation('desk');
  const name = t(`command.edit.${way}`);
  const label = (): string => {
    if (step === undefined) return name;
    const { key, params } = readLabel(step);
    return t('title.step', { name, what: t(key, { ...params }) });
  };
  return (
    <IconButton
      label={label()}
      shortcut={shortcut}
      disabled={step === undefined}
      keepFocus
      className="word-button"
      icon={
        <>
          <Sign size={15} aria-hidden />
          <span>{name}</span>
        </>
      }
      onPress={onPress}
    />
  );
}

/** Back and forward through the history; each says what it would take back or bring back. */
function UndoButtons() {
  const { t } = useTranslation('desk');
  const undone = useDesk(({ history }) => history.findLast((row) => row.done)?.label);
  const next = useDesk(({ history }) => history.find((row) => !row.done)?.label);
  return (
    <div className="undo-buttons" role="toolbar" aria-label={t('dock.history')}>
      <StepButton way="undo" step={undone} shortcut="Mod+Z" sign={Undo2} onPress={undo} />
      <StepButton way="redo" step={next} shortcut="Mod+Y" sign={Redo2} onPress={redo} />
    </div>
  );
}
