import { CircleAlert, GitCompareArrows } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { canvasCommands, useZoom } from '../pagecanvas';
import { changeSettings, flushEdits, goToRoom, showPanel, useDesk, usePageFindings } from '../session';
import { usePageCaret, usePageSummary } from '../session/composer';
import { FitBadge } from '../widgets/Fit';
import { MenuButton } from '../widgets/Menu';

const clock = (iso: string): string => new Date(iso).toLocaleTimeString('zh-CN', { hour12: false });

function SaveStatus() {
  const { t } = useTranslation('desk');
  const save = useDesk((state) => state.save);
  const readOnly = useDesk((state) => state.readOnly);
  const text = readOnly
    ? t('save.readOnlyShort')
    : save.kind === 'saved'
      ? save.at === null
        ? t('save.unchanged')
        : t('save.saved', { time: clock(save.at) })
      : save.kind === 'saving'
        ? t('save.saving')
        : t('save.failed', { reason: t(`failureShort.${save.failure.kind}`) });
  return (
    <output className="save-state" data-save={save.kind}>
      <span className="save-dot" aria-hidden="true" />
      {text}
      {save.kind === 'unsaved' ? (
        <button type="button" className="status-button" onClick={() => void flushEdits()}>
          {t('save.retry')}
        </button>
      ) : null}
    </output>
  );
}

/** What waits in two states stays in sight after its banner was dismissed. */
function Waiting() {
  const { t } = useTranslation('desk');
  const count = useDesk((state) => state.branches.length);
  if (count === 0) return null;
  return (
    <button type="button" className="status-button" onClick={() => showPanel('branches')}>
      <GitCompareArrows size={13} aria-hidden />
      {t('status.branches', { count })}
    </button>
  );
}

/** While the project is looked through for the first time, its lists are still growing. */
function Looking() {
  const { t } = useTranslation('desk');
  const looked = useDesk((state) => state.looked);
  if (looked >= 1) return null;
  return <output className="looking">{t('status.looking', { percent: Math.floor(looked * 100) })}</output>;
}

/** Fit of the page by block: how many run over, how many fall short. */
function PageFit() {
  const { t } = useTranslation('desk');
  const summary = usePageSummary();
  if (!summary) return null;
  const count = (state: string): number =>
    summary.stories.filter((story) => story.fit.state === state).length;
  const [over, under] = [count('over'), count('under')];
  if (over + under === 0) return <FitBadge fit={summary.fit} />;
  return (
    <>
      {over > 0 ? <span className="fit fit-over">{t('fit.overCount', { count: over })}</span> : null}
      {under > 0 ? <span className="fit fit-under">{t('fit.underCount', { count: under })}</span> : null}
    </>
  );
}

function CaretPlace() {
  const { t } = useTranslation('desk');
  const caret = usePageCaret();
  const page = useDesk((state) => (state.pageId === null ? undefined : state.records.page[state.pageId]));
  if (!page) return null;
  const number = t('status.page', { number: page.number });
  return (
    <span>
      {caret ? `${number} · ${t('status.caret', { column: caret.column, line: caret.row })}` : number}
    </span>
  );
}

function Zoom() {
  const { t } = useTranslation('desk');
  const zoom = useZoom();
  return (
    <MenuButton
      label={t('status.zoom')}
      className="status-button"
      entries={canvasCommands.slice(0, 5).map(({ id, title, shortcut, run }) => ({
        id,
        label: t(title),
        shortcut,
        run,
      }))}
    >
      {t('status.percent', { percent: Math.round(zoom * 100) })}
    </MenuButton>
  );
}

export function StatusBar() {
  const { t, i18n } = useTranslation('desk');
  const findings = usePageFindings();
  const language = useDesk((state) => state.settings.language);
  return (
    <footer className="status-bar" aria-label={t('status.label')}>
      <div className="status-part">
        <SaveStatus />
        <Looking />
        <PageFit />
        <button type="button" className="status-button" onClick={() => goToRoom('proofs')}>
          <CircleAlert size={13} aria-hidden />
          {t('status.findings', { count: findings.length })}
        </button>
        <Waiting />
      </div>
      <div className="status-part">
        <CaretPlace />
        <Zoom />
        <MenuButton
          label={t('status.language')}
          className="status-button"
          entries={(['system', 'zh-CN', 'en'] as const).map((choice) => ({
            id: choice,
            label: t(`language.${choice}`),
            checked: language === choice,
            run: () => void changeSettings({ language: choice }),
          }))}
        >
          {i18n.language === 'en' ? 'English' : '中文'}
        </MenuButton>
      </div>
    </footer>
  );
}
