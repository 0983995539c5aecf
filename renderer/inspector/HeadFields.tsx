import { useTranslation } from 'react-i18next';
import type { Head, StoryItem } from '../../core/document/records/page';
import { useDesk } from '../session';
import { Select } from '../widgets/Select';
import { TabStrip } from '../widgets/TabStrip';
import { Border, TintField } from './BoxFields';
import { styleChoices } from './styleChoices';
import { editItem } from './useTarget';

interface HeadFieldsProps {
  readonly item: StoryItem;
  readonly disabled: boolean;
}

const parts = ['headline', 'kicker', 'deck', 'summary', 'flag'] as const;

/** Styles a part may take: those made for it, and the headline grades. */
const suits = (part: (typeof parts)[number], id: string): boolean =>
  id.startsWith(part) || (part !== 'flag' && id.startsWith('headline'));

/** The head's parts that the story has and their styles, how it stands to its width, its box and ground. */
export function HeadFields({ item, disabled }: HeadFieldsProps) {
  const { t } = useTranslation('desk');
  const styles = useDesk((state) => state.records.style);
  const story = useDesk((state) => state.records.story[item.story]);
  const { head } = item;
  const shown = parts.filter((part) => part === 'headline' || head[part] !== undefined || story?.[part]);
  const change = (label: string, make: (head: Head) => Head, part = false): void =>
    editItem(item, label, (old) => ({ ...old, head: make(old.head) }), part);
  const putStyle = (part: (typeof parts)[number], id: string): void =>
    change('head', ({ [part]: _old, ...rest }) => (id === '' ? rest : { ...rest, [part]: id }));
  return (
    <>
      {shown.map((part) => (
        <div key={part} className="inspector-row inspector-wide">
          <span className="inspector-label">{t(`field.${part}`)}</span>
          <Select
            label={t('inspector.styleOf', { part: t(`field.${part}`) })}
            disabled={disabled}
            choices={styleChoices(styles, (id) => suits(part, id), t)}
            value={head[part] ?? ''}
            onChange={(id) => putStyle(part, id)}
          />
        </div>
      ))}
      <div className="inspector-row inspector-wide">
        <span className="inspector-label">{t('inspector.align')}</span>
        <TabStrip
          label={t('inspector.align')}
          className="segmented"
          tabs={(['start', 'center'] as const).map((key) => ({ key, label: t(`inspector.${key}`) }))}
          selected={head.align}
          onSelect={(align) => change('head', (old) => ({ ...old, align }))}
        />
      </div>
      <label className="check" title={t('inspector.fitStepsHint')}>
        <input
          type="checkbox"
          checked={head.fit === 'steps'}
          disabled={disabled}
          onChange={() =>
            change('headFit', (old) => ({ ...old, fit: old.fit === 'steps' ? 'none' : 'steps' }))
          }
        />
        {t('inspector.fitSteps')}
      </label>
      <Border
        value={head.border ?? 'none'}
        disabled={disabled}
        onChange={(border) => change('border', (old) => ({ ...old, border }))}
      />
      <TintField
        tint={head.tint}
        disabled={disabled}
        onChange={(tint, part) =>
          change('tint', ({ tint: _old, ...rest }) => (tint ? { ...rest, tint } : rest), part)
        }
      />
    </>
  );
}
