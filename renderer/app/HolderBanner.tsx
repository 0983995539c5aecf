import { useState } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DeskFailure } from '../../core/contract/desk';
import type { Holder } from '../../core/contract/project';
import { takeOver, useDesk } from '../session';
import { momentText } from '../versions/words';
import { Button } from '../widgets/Button';
import { Banner } from './Banner';
import { FailureText } from './FailureText';

/** Why the paper cannot be changed here: somebody else writes it, or its place takes nothing. */
export function HolderBanner() {
  const { t } = useTranslation('desk');
  const readOnly = useDesk((state) => state.readOnly);
  const holder = useDesk((state) => state.holder);
  const folder = useDesk((state) => state.folder);
  const lost = useDesk((state) => state.lost);
  if (!readOnly) return null;
  if (holder) return <HeldBy holder={holder} />;
  if (lost) return <Lost failure={lost} />;
  return (
    <Banner sign="lock">
      <p>{t('save.readOnly', { folder })}</p>
    </Banner>
  );
}

/** The paper's place cannot be reached any more. */
function Lost({ failure }: { readonly failure: DeskFailure }) {
  const { t } = useTranslation('desk');
  return (
    <Banner sign="alert" actions={<Button onPress={() => void takeOver()}>{t('holder.again')}</Button>}>
      <p>
        <FailureText failure={failure} />
      </p>
    </Banner>
  );
}

function HeldBy({ holder }: { readonly holder: Holder }) {
  const { t, i18n } = useTranslation('desk');
  const [asking, setAsking] = useState(false);
  const params = {
    user: holder.user,
    host: holder.host,
    since: momentText(t, holder.since, i18n.language),
  };
  const take = (): void => {
    setAsking(false);
    void takeOver();
  };
  const place = holder.here ? 'here' : 'elsewhere';
  return (
    <Banner
      sign="lock"
      actions={
        holder.stale ? (
          <DialogTrigger isOpen={asking} onOpenChange={setAsking}>
            <Button onPress={() => setAsking(true)}>{t('holder.takeOver')}</Button>
            <Popover className="popover" placement="bottom end" offset={8}>
              <Dialog aria-label={t('holder.title')}>
                <div className="popover-form holder-form">
                  <h2>{t('holder.title')}</h2>
                  <p>{t('holder.means', params)}</p>
                  <p>{t('holder.safe')}</p>
                  <div className="form-actions">
                    <Button onPress={() => setAsking(false)}>{t('action.cancel')}</Button>
                    <Button tone="primary" onPress={take}>
                      {t('holder.confirm')}
                    </Button>
                  </div>
                </div>
              </Dialog>
            </Popover>
          </DialogTrigger>
        ) : (
          <Button onPress={take}>{t('holder.again')}</Button>
        )
      }
    >
      <p>
        <strong>{t(`holder.${place}`, params)}</strong> {t(holder.stale ? 'holder.silent' : 'holder.wait')}
      </p>
    </Banner>
  );
}
