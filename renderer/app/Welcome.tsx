import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { setUi, useUi } from '../session';
import { IconButton } from '../widgets/Button';

const things = ['type', 'click', 'fit', 'undo', 'export'] as const;

/** A few things to try, shown at the first start until dismissed. */
export function Welcome() {
  const { t } = useTranslation('desk');
  const shown = useUi((state) => state.welcome);
  if (!shown) return null;
  return (
    <aside className="welcome" aria-label={t('welcome.title')}>
      <header>
        {t('welcome.title')}
        <IconButton
          label={t('action.dismiss')}
          icon={<X size={14} />}
          onPress={() => setUi({ welcome: false })}
        />
      </header>
      <ol>
        {things.map((thing) => (
          <li key={thing}>{t(`welcome.${thing}`)}</li>
        ))}
      </ol>
    </aside>
  );
}
