import { Archive } from 'lucide-react';
import { useState } from 'react';
import { Dialog, Heading, ListBoxItem, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../core/contract/project';
import { restoreBackup, setUi, useBackups, useUi } from '../session';
import { Failed, Waiting } from '../versions/Failed';
import { momentText } from '../versions/words';
import { Badge, EmptyState } from '../widgets/Badge';
import { Button } from '../widgets/Button';
import { ChoiceList } from '../widgets/ChoiceList';

const close = (): void => setUi({ backups: false });

/** 备份: what is kept of the whole project, and opening one of them as a paper of its own. */
export function Backups() {
  const { t } = useTranslation('desk');
  const open = useUi((state) => state.backups);
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen={open}
      onOpenChange={(still) => (still ? undefined : close())}
      isDismissable
    >
      <Modal className="modal backups-modal">
        <Dialog className="modal-dialog backups" aria-label={t('backups.title')}>
          <Heading slot="title">{t('backups.title')}</Heading>
          <BackupList />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** 12.4 MB, with three figures at most. */
const sizeText = (bytes: number, language: string): string => {
  const mega = bytes / 1_000_000;
  const [value, unit] = mega >= 1 ? [mega, 'megabyte'] : [bytes / 1000, 'kilobyte'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumSignificantDigits: 3 }).format(value);
};

function BackupList() {
  const { t } = useTranslation('desk');
  const backups = useBackups(true);
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const restore = async (): Promise<void> => {
    if (chosen === null) return;
    setBusy(true);
    const opened = await restoreBackup(chosen);
    setBusy(false);
    if (opened) close();
  };
  return (
    <>
      {backups.state === 'waiting' ? (
        <Waiting />
      ) : backups.state === 'failed' ? (
        <Failed failure={backups.failure} />
      ) : backups.value.length === 0 ? (
        <EmptyState
          icon={<Archive size={22} strokeWidth={1.5} />}
          title={t('backups.empty')}
          hint={t('backups.emptyHint')}
        />
      ) : (
        <BackupRows backups={backups.value} chosen={chosen} onChoose={setChosen} />
      )}
      <p className="form-note">{t('backups.hint')}</p>
      <div className="form-actions">
        <Button onPress={close}>{t('action.close')}</Button>
        <Button tone="primary" disabled={chosen === null || busy} onPress={() => void restore()}>
          {t('backups.restore')}
        </Button>
      </div>
    </>
  );
}

interface BackupRowsProps {
  readonly backups: readonly Backup[];
  readonly chosen: string | null;
  readonly onChoose: (backup: string) => void;
}

function BackupRows({ backups, chosen, onChoose }: BackupRowsProps) {
  const { t, i18n } = useTranslation('desk');
  const newest = backups.toSorted((a, b) => b.time.localeCompare(a.time));
  return (
    <ChoiceList label={t('backups.title')} className="backup-list" chosen={chosen} onChoose={onChoose}>
      {newest.map((backup) => {
        const moment = momentText(t, backup.time, i18n.language);
        return (
          <ListBoxItem key={backup.id} id={backup.id} textValue={moment} className="version-row backup-row">
            <time dateTime={backup.time}>{moment}</time>
            <Badge>{t(`backups.kept.${backup.kept}`)}</Badge>
            <span className="version-device">{t('backups.documents', { count: backup.documents })}</span>
            <span className="version-device">{sizeText(backup.bytes, i18n.language)}</span>
          </ListBoxItem>
        );
      })}
    </ChoiceList>
  );
}
