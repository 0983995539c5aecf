import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { goToHistory, readLabel, useDesk } from '../session';
import { EmptyState } from '../widgets/Badge';

const clock = (time: number): string => new Date(time).toLocaleTimeString('zh-CN', { hour12: false });

/** Everything done since the paper was opened, newest first; a click goes to that moment. */
export function HistoryPanel() {
  const { t } = useTranslation('desk');
  const history = useDesk((state) => state.history);
  const done = history.filter((row) => row.done).length;
  if (history.length === 0)
    return (
      <EmptyState
        icon={<History size={22} strokeWidth={1.5} />}
        title={t('history.empty')}
        hint={t('history.hint')}
      />
    );
  return (
    <ol className="history" aria-label={t('history.title')} reversed>
      {history
        .map((row, index) => ({
          done: row.done,
          time: row.time,
          count: index + 1,
          words: readLabel(row.label),
        }))
        .reverse()
        .map((row) => (
          <li key={row.count}>
            <button
              type="button"
              className={`history-row ${row.done ? '' : 'is-undone'}`}
              aria-current={row.count === done ? 'step' : undefined}
              onClick={() => goToHistory(row.count)}
            >
              <span>{t(row.words.key, { ...row.words.params })}</span>
              <time>{clock(row.time)}</time>
            </button>
          </li>
        ))}
      <li>
        <button
          type="button"
          className="history-row"
          aria-current={done === 0 ? 'step' : undefined}
          onClick={() => goToHistory(0)}
        >
          {t('history.opened')}
        </button>
      </li>
    </ol>
  );
}
