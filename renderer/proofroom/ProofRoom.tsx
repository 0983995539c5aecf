import { useTranslation } from 'react-i18next';
import { restoreIgnored, useFindings, usePageFindings } from '../session';
import { Button } from '../widgets/Button';
import { FindingsList } from './FindingsList';

/** 校样: the findings of the page beside the page itself. */
export function ProofRoom() {
  const { t } = useTranslation('desk');
  const findings = usePageFindings();
  const ignored = useFindings((state) => state.ignored.size);
  return (
    <>
      <header className="proof-head">
        <h2>{t('proof.title')}</h2>
        <span>{t('proof.count', { count: findings.length })}</span>
      </header>
      <div className="dock-scroll">
        <FindingsList />
      </div>
      {ignored > 0 ? (
        <footer className="proof-foot">
          {t('proof.ignored', { count: ignored })}
          <Button tone="quiet" onPress={restoreIgnored}>
            {t('proof.restore')}
          </Button>
        </footer>
      ) : null}
    </>
  );
}
