import { GitCompareArrows } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Branch } from '../../core/contract/project';
import { readBranch, resolveBranch, type SideChoice, type TwoStates, useAsked, useDesk } from '../session';
import { EmptyState } from '../widgets/Badge';
import { Button } from '../widgets/Button';
import { ChoiceList } from '../widgets/ChoiceList';
import { CompareSheet } from './CompareSheet';
import { type Comparison, compareDocuments, takeChange } from './comparison';
import { Differences } from './Differences';
import { Failed, Waiting } from './Failed';
import { Summary } from './Summary';
import { documentName, momentText } from './words';
import './versions.css';

/** Documents in two states: what differs, and which of the two is to stand. */
export function BranchesPanel() {
  const { t } = useTranslation('desk');
  const branches = useDesk((state) => state.branches);
  const [wanted, setWanted] = useState<string | null>(null);
  const chosen = branches.find(({ branch }) => branch === wanted) ?? branches[0];
  if (!chosen)
    return (
      <EmptyState
        icon={<GitCompareArrows size={22} strokeWidth={1.5} />}
        title={t('branches.empty')}
        hint={t('branches.hint')}
      />
    );
  return (
    <div className="versions">
      <BranchList branches={branches} chosen={chosen} onChoose={setWanted} />
      <BranchStates key={`${chosen.type}/${chosen.id}/${chosen.origin}`} branch={chosen} />
    </div>
  );
}

interface BranchListProps {
  readonly branches: readonly Branch[];
  readonly chosen: Branch;
  readonly onChoose: (branch: string) => void;
}

function BranchList({ branches, chosen, onChoose }: BranchListProps) {
  const { t, i18n } = useTranslation('desk');
  const records = useDesk((state) => state.records);
  return (
    <ChoiceList
      label={t('branches.list')}
      className="version-list"
      chosen={chosen.branch}
      onChoose={onChoose}
    >
      {branches.map((branch) => {
        const name = documentName(t, records, branch);
        return (
          <ListBoxItem
            key={branch.branch}
            id={branch.branch}
            textValue={name}
            className="version-row branch-row"
          >
            <span className="branch-name">{name}</span>
            <span className="version-device">
              {t(`branches.origin.${branch.origin}`, { moment: momentText(t, branch.time, i18n.language) })}
            </span>
          </ListBoxItem>
        );
      })}
    </ChoiceList>
  );
}

function BranchStates({ branch }: { readonly branch: Branch }) {
  const asked = useAsked(
    `${branch.type}/${branch.id}/${branch.origin}`,
    () => readBranch(branch),
    branch.branch,
  );
  if (asked.state === 'waiting') return <Waiting />;
  if (asked.state === 'failed') return <Failed failure={asked.failure} />;
  return <TwoSides two={asked.value} />;
}

/** What the two states are to the editor. */
function sidesOf({ shown, branch }: TwoStates): {
  readonly here: 'mine' | 'current';
  readonly there: 'disk' | 'mineThen' | 'copy';
} {
  if (shown === 'branch') return { here: 'mine', there: 'disk' };
  return { here: 'current', there: branch.origin === 'ours' ? 'mineThen' : 'copy' };
}

function TwoSides({ two }: { readonly two: TwoStates }) {
  const { t, i18n } = useTranslation('desk');
  const { branch } = two;
  const records = useDesk((state) => state.records);
  const readOnly = useDesk((state) => state.readOnly);
  const [wide, setWide] = useState(false);
  const [busy, setBusy] = useState(false);
  const shelf: Readonly<Record<string, unknown>> = records[branch.type];
  const own = shelf[branch.id];
  const here = own ?? two.here;
  const comparison: Comparison | null = useMemo(
    () => (here === null || two.there === null ? null : compareDocuments(branch.type, here, two.there)),
    [branch.type, here, two.there],
  );
  const sides = sidesOf(two);
  const moment = momentText(t, branch.time, i18n.language);
  const names = {
    here: t(`branches.side.${sides.here}`, { moment }),
    there: t(`branches.side.${sides.there}`, { moment }),
  };
  const take =
    readOnly || own === undefined || comparison === null
      ? undefined
      : (key: string) => takeChange(comparison, key, { key: 'edit.takeOther' });
  const choose = async (side: SideChoice): Promise<void> => {
    setBusy(true);
    const done = await resolveBranch(two, side);
    setBusy(false);
    if (done) setWide(false);
  };
  const choices = (
    <div className="branch-choices">
      <Button disabled={readOnly || busy} onPress={() => void choose('here')}>
        {t(`branches.choose.${sides.here}`)}
      </Button>
      <Button disabled={readOnly || busy} onPress={() => void choose('there')}>
        {t(`branches.choose.${sides.there}`)}
      </Button>
      {branch.type === 'story' && comparison !== null ? (
        <Button disabled={readOnly || busy} onPress={() => void choose('both')}>
          {t('branches.choose.both')}
        </Button>
      ) : null}
    </div>
  );
  return (
    <section className="compared" aria-label={t('compare.differences')}>
      <p className="versions-note">{t(`branches.why.${branch.origin}`)}</p>
      {comparison === null ? (
        <p className="versions-note">{t(two.there === null ? 'branches.goneThere' : 'branches.goneHere')}</p>
      ) : (
        <>
          <Summary comparison={comparison} look="sides" onWide={() => setWide(true)} />
          <div className="compared-scroll">
            <Differences comparison={comparison} look="sides" takeLabel={t('branches.take')} onTake={take} />
          </div>
        </>
      )}
      <footer className="compared-foot branch-foot">
        {choices}
        <p className="versions-note">{t('branches.kept')}</p>
      </footer>
      {comparison === null ? null : (
        <CompareSheet
          open={wide}
          onClose={() => setWide(false)}
          title={t('branches.sheet', { name: documentName(t, records, branch) })}
          sides={names}
          comparison={comparison}
          look="sides"
          takeLabel={t('branches.take')}
          onTake={take}
        >
          <Summary comparison={comparison} look="sides" />
          {choices}
        </CompareSheet>
      )}
    </section>
  );
}
