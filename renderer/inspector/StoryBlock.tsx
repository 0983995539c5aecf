import { useTranslation } from 'react-i18next';
import type { StoryItem } from '../../core/document/records/page';
import type { Paper } from '../../core/document/records/paper';
import { useDesk } from '../session';
import { useStoryFit } from '../session/composer';
import { Section } from '../widgets/Badge';
import { NumberField } from '../widgets/NumberField';
import { Select } from '../widgets/Select';
import { TabStrip } from '../widgets/TabStrip';
import { AreaFields } from './AreaFields';
import { Copyfit } from './Copyfit';
import { PictureFile } from './PictureFile';
import { styleChoices } from './styleChoices';
import { editItem } from './useTarget';

interface StoryBlockProps {
  readonly item: StoryItem;
  readonly paper: Paper;
  readonly disabled: boolean;
}

/** 稿块: its room, its columns, its head. */
export function StoryBlock({ item, paper, disabled }: StoryBlockProps) {
  const { t } = useTranslation('desk');
  const composed = useStoryFit(item.story);
  const name = useDesk((state) => state.records.story[item.story]?.headline ?? '');
  return (
    <>
      <Section title={t('inspector.block')} aside={name.replace(/\n/gu, '')}>
        <Arrangement item={item} disabled={disabled} />
        <AreaFields
          area={item.area}
          paper={paper}
          disabled={disabled}
          onChange={(area, part) => editItem(item, 'area', (old) => ({ ...old, area }), part)}
        />
        {composed ? (
          <div className="inspector-row">
            <span className="inspector-label">{t('inspector.eachColumn')}</span>
            <output className="inspector-output">
              {t('inspector.capacity', {
                measure: Math.round(composed.capacity.measure * 100) / 100,
                lines: composed.capacity.lines,
                characters: Math.floor(composed.capacity.measure * composed.capacity.lines),
              })}
            </output>
          </div>
        ) : null}
        <Columns item={item} disabled={disabled} />
      </Section>
      <Section title={t('inspector.head')}>
        <HeadStyles item={item} disabled={disabled} />
      </Section>
      <Pictures item={item} disabled={disabled} />
      <Copyfit item={item} fit={composed?.fit} disabled={disabled} />
    </>
  );
}

type Part = Omit<StoryBlockProps, 'paper'>;

/** The pictures inside the block. */
function Pictures({ item, disabled }: Part) {
  const { t } = useTranslation('desk');
  const cards = useDesk((state) => state.records.picture);
  const placed = item.pictures.flatMap(({ picture }) => cards[picture] ?? []);
  if (placed.length === 0) return null;
  return (
    <Section title={t('inspector.pictures')}>
      {placed.map((picture) => (
        <PictureFile key={picture.id} picture={picture} disabled={disabled} />
      ))}
    </Section>
  );
}

function Arrangement({ item, disabled }: Part) {
  const { t } = useTranslation('desk');
  return (
    <div className="arrangements" role="radiogroup" aria-label={t('inspector.arrangement')}>
      {(['over', 'left'] as const).map((arrangement) => (
        <label
          key={arrangement}
          title={t(`inspector.${arrangement}`)}
          className={`arrangement arrangement-${arrangement}`}
        >
          <input
            type="radio"
            name="arrangement"
            className="visually-hidden"
            aria-label={t(`inspector.${arrangement}`)}
            checked={item.head.arrangement === arrangement}
            disabled={disabled}
            onChange={() => editItem(item, 'head', (old) => ({ ...old, head: { ...old.head, arrangement } }))}
          />
          <i />
          <b />
          <b />
          <b />
        </label>
      ))}
    </div>
  );
}

function Columns({ item, disabled }: Part) {
  const { t } = useTranslation('desk');
  return (
    <>
      <div className="inspector-row">
        <span className="inspector-label">{t('inspector.columns')}</span>
        <NumberField
          label={t('inspector.columns')}
          sign="N"
          unit={t('unit.column')}
          value={item.columns}
          step={1}
          min={1}
          max={24}
          disabled={disabled}
          onChange={(value, part) =>
            editItem(item, 'columns', (old) => ({ ...old, columns: Math.round(value) }), part)
          }
        />
        <NumberField
          label={t('inspector.gutter')}
          sign="G"
          unit={t('unit.em')}
          value={item.gutter}
          step={0.25}
          min={0}
          max={10}
          disabled={disabled}
          onChange={(gutter, part) => editItem(item, 'gutter', (old) => ({ ...old, gutter }), part)}
        />
      </div>
      <div className="inspector-row inspector-wide">
        <span className="inspector-label">{t('inspector.fill')}</span>
        <TabStrip
          label={t('inspector.fill')}
          className="segmented"
          tabs={(['level', 'top'] as const).map((key) => ({ key, label: t(`inspector.${key}`) }))}
          selected={item.fill}
          onSelect={(fill) => editItem(item, 'fill', (old) => ({ ...old, fill }))}
        />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={item.columnRule}
          disabled={disabled}
          onChange={() => editItem(item, 'rule', (old) => ({ ...old, columnRule: !old.columnRule }))}
        />
        {t('inspector.columnRule')}
      </label>
    </>
  );
}

const headParts = ['headline', 'kicker', 'deck'] as const;

/** Styles of the head's parts; the first choice follows the paper's style for that part. */
function HeadStyles({ item, disabled }: Part) {
  const { t } = useTranslation('desk');
  const styles = useDesk((state) => state.records.style);
  const put = (part: (typeof headParts)[number], id: string): void =>
    editItem(item, 'head', (old) => {
      const { [part]: _old, ...rest } = old.head;
      return { ...old, head: id === '' ? rest : { ...rest, [part]: id } };
    });
  return (
    <>
      {headParts.map((part) => (
        <div key={part} className="inspector-row inspector-wide">
          <span className="inspector-label">{t(`field.${part}`)}</span>
          <Select
            label={t('inspector.styleOf', { part: t(`field.${part}`) })}
            disabled={disabled}
            choices={styleChoices(styles, (id) => id.startsWith(part) || id.startsWith('headline'), t)}
            value={item.head[part] ?? ''}
            onChange={(id) => put(part, id)}
          />
        </div>
      ))}
      <div className="inspector-row inspector-wide">
        <span className="inspector-label">{t('inspector.align')}</span>
        <TabStrip
          label={t('inspector.align')}
          className="segmented"
          tabs={(['start', 'center'] as const).map((key) => ({ key, label: t(`inspector.${key}`) }))}
          selected={item.head.align}
          onSelect={(align) => editItem(item, 'head', (old) => ({ ...old, head: { ...old.head, align } }))}
        />
      </div>
    </>
  );
}
