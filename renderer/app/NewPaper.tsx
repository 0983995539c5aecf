import { useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ArgumentOf } from '../../core/contract/desk';
import { createProject, setUi, useUi } from '../session';
import { Button } from '../widgets/Button';

type PaperSize = ArgumentOf<'project.create'>['paper'];
/** Sheets in mm, as the templates have them, and their columns, for the little picture of the grid. */
const sheets: readonly {
  readonly key: PaperSize;
  readonly mm: readonly [number, number];
  readonly columns: number;
}[] = [
  { key: 'broadsheet', mm: [390, 540], columns: 8 },
  { key: 'tabloid', mm: [270, 390], columns: 6 },
  { key: 'a3', mm: [297, 420], columns: 6 },
  { key: 'a4', mm: [210, 297], columns: 4 },
];

/** 新建报纸: its name and its sheet, with the grid in view. */
export function NewPaper() {
  const { t } = useTranslation('desk');
  const open = useUi((state) => state.newPaper);
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen={open}
      onOpenChange={(newPaper) => setUi({ newPaper })}
      isDismissable
    >
      <Modal className="modal">
        <Dialog aria-label={t('newPaper.title')} className="modal-dialog">
          <NewPaperForm />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const close = (): void => setUi({ newPaper: false });

function NewPaperForm() {
  const { t } = useTranslation('desk');
  const [name, setName] = useState('');
  const [paper, setPaper] = useState<PaperSize>('broadsheet');
  const create = (): void => {
    if (name.trim() === '') return;
    close();
    void createProject({ name: name.trim(), paper });
  };
  return (
    <form
      className="new-paper"
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <h2>{t('newPaper.title')}</h2>
      <label className="new-paper-name">
        <span className="form-note">{t('newPaper.name')}</span>
        <input
          className="text-input"
          maxLength={60}
          value={name}
          placeholder={t('newPaper.example')}
          onChange={(event) => setName(event.target.value)}
          data-local-text
        />
      </label>
      <fieldset className="plain-fieldset sheets">
        <legend className="form-note">{t('newPaper.sheet')}</legend>
        {sheets.map(({ key, mm, columns }) => (
          <label key={key} className="sheet">
            <input type="radio" name="sheet" checked={paper === key} onChange={() => setPaper(key)} />
            <span
              className="sheet-picture"
              style={{ width: mm[0] / 6, height: mm[1] / 6 }}
              aria-hidden="true"
            >
              {Array.from({ length: columns }, (_, column) => (
                <i key={column} />
              ))}
            </span>
            <strong>{t(`newPaper.${key}`)}</strong>
            <span className="form-note">{t('newPaper.size', { width: mm[0], height: mm[1], columns })}</span>
          </label>
        ))}
      </fieldset>
      <div className="form-actions">
        <Button onPress={close}>{t('action.cancel')}</Button>
        <Button tone="primary" disabled={name.trim() === ''} onPress={create}>
          {t('newPaper.create')}
        </Button>
      </div>
    </form>
  );
}
