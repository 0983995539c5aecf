import { type LucideIcon, Redo2, Search, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { goToPage, goToRoom, readLabel, redo, setUi, undo, useDesk } from '../session';
import { Button, IconButton, Kbd } from '../widgets/Button';
import { TabStrip } from '../widgets/TabStrip';
import { ExportButton } from './ExportPanel';

/** The issue that is open: that of the page shown. */
function useIssue() {
  const issues = useDesk((state) => state.records.issue);
  const papers = useDesk((state) => state.records.paper);
  const page = useDesk((state) => (state.pageId === null ? undefined : state.records.page[state.pageId]));
  const issue = page ? issues[page.issue] : Object.values(issues)[0];
  const paper = issue ? papers[issue.paper] : Object.values(papers)[0];
  return { issue, paper };
}

/** A date without a time, in the words of the language; never moved by the time zone. */
function dateText(iso: string, language: string): string {
  const [year = 1970, month = 1, day = 1] = iso.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

export function TitleBar() {
  const { t, i18n } = useTranslation('desk');
  const { issue, paper } = useIssue();
  const pages = useDesk((state) => state.records.page);
  const pageId = useDesk((state) => state.pageId);
  const tabs = useMemo(
    () =>
      (issue?.pages ?? []).flatMap((id) => {
        const page = pages[id];
        return page ? [{ key: id, label: `${page.number} ${page.section}`.trim() }] : [];
      }),
    [issue, pages],
  );
  return (
    <header className="title-bar">
      <div className="title-left">
        <h1 className="paper-name">{paper?.name ?? t('start.name')}</h1>
        {issue ? <span className="issue-date">{dateText(issue.date, i18n.language)}</span> : null}
        {issue && issue.number > 0 ? (
          <span className="issue-date issue-number">{t('title.number', { number: issue.number })}</span>
        ) : null}
        <TabStrip
          label={t('title.pages')}
          tabs={tabs}
          selected={pageId}
          onSelect={goToPage}
          className="page-tabs"
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
