import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskFailure } from '../../core/contract/desk';
import { flushEdits, saveElsewhere, showPanel, useDesk } from '../session';
import { useComposerFailure } from '../session/composer';
import { Button } from '../widgets/Button';
import { Banner } from './Banner';
import { FailureText } from './FailureText';
import { HolderBanner } from './HolderBanner';
import { NotesBanner } from './NotesBanner';

/** What must not be overlooked. What is harmless can be dismissed; what keeps work from the disk cannot. */
export function Banners() {
  const save = useDesk((state) => state.save);
  const broken = useComposerFailure();
  return (
    <div className="banners">
      {save.kind === 'unsaved' ? <Unsaved failure={save.failure} /> : null}
      {broken ? (
        <Banner sign="alert">
          <p>
            <FailureText failure={broken} />
          </p>
        </Banner>
      ) : null}
      <HolderBanner />
      <NotesBanner />
      <BranchesBanner />
    </div>
  );
}

/** Edits that are not on the disk: why, once more, or to another place. */
function Unsaved({ failure }: { readonly failure: DeskFailure }) {
  const { t } = useTranslation('desk');
  const [busy, setBusy] = useState(false);
  const act = (work: () => Promise<unknown>) => async (): Promise<void> => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  const retry = act(flushEdits);
  const elsewhere = act(saveElsewhere);
  return (
    <Banner
      sign="alert"
      actions={
        <>
          <Button disabled={busy} onPress={() => void retry()}>
            {t('save.retry')}
          </Button>
          <Button disabled={busy} tone="primary" onPress={() => void elsewhere()}>
            {t('save.elsewhere')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{t('save.kept')}</strong> <FailureText failure={failure} />
      </p>
    </Banner>
  );
}

/** Documents in two states wait for a choice; dismissed until another one comes. */
function BranchesBanner() {
  const { t } = useTranslation('desk');
  const branches = useDesk((state) => state.branches);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  if (branches.every(({ branch }) => seen.has(branch))) return null;
  const stories = branches.filter(({ type }) => type === 'story').length;
  return (
    <Banner
      sign="branch"
      onDismiss={() => setSeen(new Set(branches.map(({ branch }) => branch)))}
      actions={<Button onPress={() => showPanel('branches')}>{t('branches.open')}</Button>}
    >
      <p>
        {stories === branches.length
          ? t('branches.waitingStories', { count: stories })
          : t('branches.waiting', { count: branches.length })}
      </p>
    </Banner>
  );
}
