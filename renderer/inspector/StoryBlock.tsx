import { useTranslation } from 'react-i18next';
import type { PlacedPicture, StoryItem } from '../../core/document/records/page';
import type { Paper } from '../../core/document/records/paper';
import { useDesk } from '../session';
import { useStoryFit } from '../session/composer';
import { Section } from '../widgets/Badge';
import { NumberField } from '../widgets/NumberField';
import { TabStrip } from '../widgets/TabStrip';
import { AreaFields } from './AreaFields';
import { Arrangement } from './Arrangement';
import { Copyfit } from './Copyfit';
import { Direction } from './Direction';
import { HeadFields } from './HeadFields';
import { PictureFile } from './PictureFile';
import { editItem } from './useTarget';
import { WrapFields } from './WrapFields';

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
        <Direction item={item} paper={paper} disabled={disabled} />
        <Columns item={item} disabled={disabled} />
      </Section>
      <Section title={t('inspector.head')}>
        <Arrangement item={item} disabled={disabled} />
        <HeadFields item={item} disabled={disabled} />
      </Section>
      <Pictures item={item} paper={paper} disabled={disabled} />
      <Copyfit item={item} fit={composed?.fit} disabled={disabled} />
    </>
  );
}

type Part = Omit<StoryBlockProps, 'paper'>;

/** The pictures inside the block: their files, where they stand, how text goes round them. */
function Pictures({ item, paper, disabled }: StoryBlockProps) {
  const { t } = useTranslation('desk');
  const cards = useDesk((state) => state.records.picture);
  const change = (
    nth: number,
    label: string,
    make: (placed: PlacedPicture) => PlacedPicture,
    part = false,
  ): void =>
    editItem(
      item,
      label,
      (old) => ({ ...old, pictures: old.pictures.map((one, i) => (i === nth ? make(one) : one)) }),
      part,
    );
  if (item.pictures.length === 0) return null;
  return (
    <Section title={t('inspector.pictures')}>
      {item.pictures.map((placed, nth) => {
        const card = cards[placed.picture];
        return (
          <div key={placed.picture} className="inspector-part">
            {card ? <PictureFile picture={card} disabled={disabled} /> : null}
            <AreaFields
              area={placed.area}
              paper={paper}
              disabled={disabled}
              onChange={(area, part) => change(nth, 'area', (old) => ({ ...old, area }), part)}
            />
            <WrapFields
              of={{ item: item.id, nth }}
              wrap={placed.wrap}
              distance={placed.distance}
              disabled={disabled}
              onDistance={(distance, part) => change(nth, 'distance', (old) => ({ ...old, distance }), part)}
            />
            <label className="check">
              <input
                type="checkbox"
                checked={placed.caption}
                disabled={disabled}
                onChange={() => change(nth, 'caption', (old) => ({ ...old, caption: !old.caption }))}
              />
              {t('inspector.showCaption')}
            </label>
          </div>
        );
      })}
    </Section>
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
