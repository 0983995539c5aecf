import { History } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Header, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Revision } from '../../core/contract/project';
import type { Page } from '../../core/document/records/page';
import type { Story } from '../../core/document/records/story';
import { putRecord, useDesk, useRevision, useRevisions } from '../session';
import { EmptyState } from '../widgets/Badge';
import { Button } from '../widgets/Button';
import { ChoiceList } from '../widgets/ChoiceList';
import { TabStrip } from '../widgets/TabStrip';
import { CompareSheet } from './CompareSheet';
import { type Comparison, changesOf, compareDocuments, takeChange } from './comparison';
import { Differences } from './Differences';
import { Failed, Waiting } from './Failed';
import { Summary } from './Summary';
import { clockText, dayText, documentName, momentText } from './words';
import './versions.css';

type InHand = { readonly type: 'story'; readonly now: Story } | { readonly type: 'page'; readonly now: Page };

/** The story whose text is being worked on, and the page shown. */
function useInHand(): readonly InHand[] {
  const story = useDesk(({ selection, records }) =>
    selection.story === undefined ? undefined : records.story[selection.story],
  );
  const page = useDesk(({ pageId, records }) => (pageId === null ? undefined : records.page[pageId]));
  return useMemo(
    () => [
      ...(story ? [{ type: 'story', now: story } as const] : []),
      ...(page ? [{ type: 'page', now: page } as const] : []),
    ],
    [story, page],
  );
}

/** Earlier states of the story or page in hand: what has changed since, and the way back. */
export function VersionsPanel() {
  const { t } = useTranslation('desk');
  const all = useInHand();
  const [wanted, setWanted] = useState<InHand['type']>('story');
  const inHand = all.find(({ type }) => type === wanted) ?? all[0];
  if (!inHand)
    return (
      <EmptyState
        icon={<History size={22} strokeWidth={1.5} />}
        title={t('versions.none')}
        hint={t('versions.noneHint')}
      />
    );
  return (
    <div className="versions">
      <div className="versions-of">
        {all.length < 2 ? null : (
          <TabStrip
            label={t('versions.of')}
            className="segmented"
            tabs={all.map(({ type }) => ({ key: type, label: t(`document.${type}`) }))}
            selected={inHand.type}
            onSelect={setWanted}
          />
        )}
        <DocumentName inHand={inHand} />
      </div>
      <Versions key={`${inHand.type}/${inHand.now.id}`} inHand={inHand} />
    </div>
  );
}

function DocumentName({ inHand }: { readonly inHand: InHand }) {
  const { t } = useTranslation('desk');
  const records = useDesk((state) => state.records);
  return (
    <p className="versions-name">{documentName(t, records, { type: inHand.type, id: inHand.now.id })}</p>
  );
}

function Versions({ inHand }: { readonly inHand: InHand }) {
  const { t } = useTranslation('desk');
  const { type, now } = inHand;
  const revisions = useRevisions({ type, id: now.id });
  const [chosen, setChosen] = useState<string | null>(null);
  if (revisions.state === 'waiting') return <Waiting />;
  if (revisions.state === 'failed') return <Failed failure={revisions.failure} />;
  const revision = revisions.value.find(({ id }) => id === chosen);
  if (revisions.value.length === 0)
    return (
      <EmptyState
        icon={<History size={22} strokeWidth={1.5} />}
        title={t('versions.empty')}
        hint={t('versions.hint')}
      />
    );
  return (
    <>
      <RevisionList revisions={revisions.value} chosen={chosen} onChoose={setChosen} />
      {revision ? (
        <Since key={revision.id} inHand={inHand} revision={revision} />
      ) : (
        <p className="versions-note">{t('versions.choose')}</p>
      )}
    </>
  );
}

interface RevisionListProps {
  readonly revisions: readonly Revision[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** By day, newest first; arrows go from one to the next and show it. */
function RevisionList({ revisions, chosen, onChoose }: RevisionListProps) {
  const { t, i18n } = useTranslation('desk');
  const days = useMemo(() => {
    const groups = new Map<string, Revision[]>();
    for (const revision of revisions) {
      const day = dayText(t, revision.time, i18n.language);
      groups.set(day, [...(groups.get(day) ?? []), revision]);
    }
    return [...groups];
  }, [revisions, t, i18n.language]);
  const severalDesks = new Set(revisions.map(({ device }) => device)).size > 1;
  return (
    <ChoiceList label={t('versions.list')} className="version-list" chosen={chosen} onChoose={onChoose}>
      {days.map(([day, list]) => (
        <ListBoxSection key={day} id={day}>
          <Header className="version-day">{day}</Header>
          {list.map((revision) => {
            const time = clockText(revision.time, i18n.language);
            return (
              <ListBoxItem
                key={revision.id}
                id={revision.id}
                textValue={`${day} ${time}`}
                className="version-row"
              >
                <time dateTime={revision.time}>{time}</time>
                {severalDesks ? (
                  <span className="version-device">
                    {t('versions.device', { device: revision.device.slice(-4) })}
                  </span>
                ) : null}
              </ListBoxItem>
            );
          })}
        </ListBoxSection>
      ))}
    </ChoiceList>
  );
}

interface SinceProps {
  readonly inHand: InHand;
  readonly revision: Revision;
}

/** What has changed since a kept state. */
function Since({ inHand, revision }: SinceProps) {
  const { t } = useTranslation('desk');
  const { type, now } = inHand;
  const kept = useRevision(type, now.id, revision.id);
  if (kept.state === 'waiting') return <Waiting />;
  if (kept.state === 'failed') return <Failed failure={kept.failure} />;
  if (kept.value === null) return <p className="versions-note">{t('versions.absent')}</p>;
  return <Compared inHand={inHand} revision={revision} kept={kept.value} />;
}

function Compared({ inHand, revision, kept }: SinceProps & { readonly kept: Story | Page }) {
  const { t, i18n } = useTranslation('desk');
  const readOnly = useDesk((state) => state.readOnly);
  const [wide, setWide] = useState(false);
  const { type, now } = inHand;
  const comparison: Comparison = useMemo(() => compareDocuments(type, now, kept), [type, now, kept]);
  const moment = momentText(t, revision.time, i18n.language);
  const take = readOnly
    ? undefined
    : (key: string) => takeChange(comparison, key, { key: 'edit.restorePart', params: { moment } });
  const same = changesOf(comparison).length === 0;
  const putBack = (): void => {
    const label = { key: 'edit.restore', params: { moment } };
    if (type === 'story') putRecord(label, 'story', { ...(kept as Story), id: now.id });
    else putRecord(label, 'page', { ...(kept as Page), id: now.id });
  };
  const restore = (
    <Button tone="primary" disabled={readOnly || same} onPress={putBack}>
      {t('versions.putBack')}
    </Button>
  );
  return (
    <section className="compared" aria-label={t('versions.since', { moment })}>
      <Summary
        comparison={comparison}
        look="time"
        title={t('versions.since', { moment })}
        onWide={() => setWide(true)}
      />
      <div className="compared-scroll">
        {same ? null : (
          <Differences comparison={comparison} look="time" takeLabel={t('versions.takePart')} onTake={take} />
        )}
      </div>
      <footer className="compared-foot">{restore}</footer>
      <CompareSheet
        open={wide}
        onClose={() => setWide(false)}
        title={t('versions.since', { moment })}
        sides={{ here: t('compare.now'), there: moment }}
        comparison={comparison}
        look="time"
        takeLabel={t('versions.takePart')}
        onTake={take}
      >
        <Summary comparison={comparison} look="time" />
        {restore}
      </CompareSheet>
    </section>
  );
}
