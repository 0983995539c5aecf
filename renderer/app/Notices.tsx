import { CircleAlert, Info, X } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissNotice, type Notice, useNotices } from '../session';
import { Button, IconButton } from '../widgets/Button';

/** Milliseconds that news stay; failures stay until dismissed. */
const STAY = 8000;

/** News go by themselves, but not from under the pointer or the keyboard. */
function useGoing(notice: Notice): { readonly hold: () => void; readonly release: () => void } {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const hold = useCallback((): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  const { id, tone } = notice;
  const release = useCallback((): void => {
    hold();
    if (tone === 'info') timer.current = setTimeout(() => dismissNotice(id), STAY);
  }, [hold, id, tone]);
  useEffect(() => {
    release();
    return hold;
  }, [hold, release]);
  return { hold, release };
}

/** What happened, to which thing, and what to do. */
export function Notices() {
  const { t } = useTranslation('desk');
  const notices = useNotices((state) => state.notices);
  return (
    <div className="notices" role="log" aria-label={t('notice.list')}>
      {notices.map((notice) => (
        <One key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function One({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation('desk');
  const { hold, release } = useGoing(notice);
  const failed = notice.tone === 'failure';
  return (
    <div
      className={`notice notice-${notice.tone}`}
      role={failed ? 'alert' : 'status'}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      {failed ? <CircleAlert size={16} aria-hidden /> : <Info size={16} aria-hidden />}
      <p>
        {t(notice.label.key, { ...notice.label.params })}{' '}
        {notice.remedy ? t(notice.remedy.key, { ...notice.remedy.params }) : null}
      </p>
      {notice.action ? (
        <Button tone="quiet" onPress={notice.action.run}>
          {t(notice.action.label.key, { ...notice.action.label.params })}
        </Button>
      ) : null}
      <IconButton
        label={t('action.dismiss')}
        icon={<X size={14} />}
        onPress={() => dismissNotice(notice.id)}
      />
    </div>
  );
}
