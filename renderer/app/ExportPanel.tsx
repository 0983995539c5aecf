import { useState } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ExportRequest } from '../../core/contract/desk';
import { setUi, startExport, useDesk, useUi } from '../session';
import { pageOrder } from '../session/commands/go';
import { Button } from '../widgets/Button';
import { TabStrip } from '../widgets/TabStrip';

/** 导出 PDF: which pages, for the press or for the screen, with marks or without. */
export function ExportButton() {
  const { t } = useTranslation('desk');
  const open = useUi((state) => state.exportPanel);
  return (
    <DialogTrigger isOpen={open} onOpenChange={(exportPanel) => setUi({ exportPanel })}>
      <Button tone="primary" onPress={() => setUi({ exportPanel: true })}>
        {t('title.export')}
      </Button>
      <Popover className="popover" placement="bottom end" offset={8}>
        <Dialog aria-label={t('export.title')}>
          <ExportForm />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ExportForm() {
  const { t } = useTranslation('desk');
  const pages = useDesk((state) => state.records.page);
  const pageId = useDesk((state) => state.pageId);
  const [chosen, setChosen] = useState<readonly string[]>(pageId === null ? [] : [pageId]);
  const [preset, setPreset] = useState<ExportRequest['preset']>('x4');
  const [marks, setMarks] = useState(false);
  const order = pageOrder();
  const toggle = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const start = (): void => {
    setUi({ exportPanel: false });
    void startExport({ pages: order.filter((id) => chosen.includes(id)), preset, marks });
  };
  return (
    <div className="popover-form">
      <h2>{t('export.title')}</h2>
      <fieldset className="plain-fieldset checks">
        <legend className="form-note">{t('export.pages')}</legend>
        {order.map((id) => (
          <label key={id} className="check">
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            {`${pages[id]?.number ?? ''} ${pages[id]?.section ?? ''}`}
          </label>
        ))}
      </fieldset>
      <TabStrip
        label={t('export.preset')}
        tabs={[
          { key: 'x4', label: t('export.x4') },
          { key: 'screen', label: t('export.screen') },
        ]}
        selected={preset}
        onSelect={setPreset}
        className="segmented"
      />
      <p className="form-note">{t(`export.hint.${preset}`)}</p>
      <label className="check">
        <input type="checkbox" checked={marks} onChange={() => setMarks(!marks)} />
        {t('export.marks')}
      </label>
      <div className="form-actions">
        <Button onPress={() => setUi({ exportPanel: false })}>{t('action.cancel')}</Button>
        <Button tone="primary" disabled={chosen.length === 0} onPress={start}>
          {t('export.start')}
        </Button>
      </div>
    </div>
  );
}
