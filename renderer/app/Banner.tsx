import { CircleAlert, GitCompareArrows, Info, Lock, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../widgets/Button';
import { useKeyboardBack } from '../widgets/useKeyboardBack';

const icons = {
  alert: CircleAlert,
  info: Info,
  lock: Lock,
  branch: GitCompareArrows,
} as const;

interface BannerProps {
  readonly sign: keyof typeof icons;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
}

/** A strip across the window, above the work and never over it. An alert is read out at once. */
export function Banner({ sign, children, actions, onDismiss }: BannerProps) {
  const { t } = useTranslation('desk');
  const Icon = icons[sign];
  const onFocus = useKeyboardBack();
  return (
    <div className={`banner banner-${sign}`} role={sign === 'alert' ? 'alert' : 'status'} onFocus={onFocus}>
      <Icon size={16} aria-hidden />
      <div className="banner-words">{children}</div>
      {actions === undefined ? null : <div className="banner-actions">{actions}</div>}
      {onDismiss === undefined ? null : (
        <IconButton label={t('action.dismiss')} icon={<X size={14} />} onPress={onDismiss} />
      )}
    </div>
  );
}
