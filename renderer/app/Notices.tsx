import { CircleAlert, Info, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { dismissNotice, useNotices } from '../session';
import { Button, IconButton } from '../widgets/Button';

/** What happened, to which thing, and what to do. Failures stay until dismissed. */
export function Notices() {
  const { t } = useTranslation('desk');
  const notices = useNotices((state) => state.notices);
  return (
    <div className="notices" role="log" aria-label={t('notice.list')}>
      {notices.map((notice) => (
        <div
          key={notice.id}
          className={`notice notice-${notice.tone}`}
          role={notice.tone === 'failure' ? 'alert' : 'status'}
        >
          {notice.tone === 'failure' ? <CircleAlert size={16} aria-hidden /> : <Info size={16} aria-hidden />}
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
      ))}
    </div>
  );
}
