import { useTranslation } from 'react-i18next';
import type {
  BannerItem,
  PackageItem,
  PageItem,
  PictureItem,
  RuleItem,
} from '../../core/document/records/page';
import type { Paper } from '../../core/document/records/paper';
import { desk, edit, useDesk, withRecord } from '../session';
import { Section } from '../widgets/Badge';
import { Select } from '../widgets/Select';
import { TextInput } from '../widgets/TextInput';
import { AreaFields } from './AreaFields';
import { Border, TintField } from './BoxFields';
import { NumberRow } from './NumberRow';
import { PictureFile } from './PictureFile';
import { styleChoices } from './styleChoices';
import { editItem } from './useTarget';
import { WrapFields } from './WrapFields';

interface ItemProps<Item> {
  readonly item: Item;
  readonly disabled: boolean;
}

/** Everything on a page that is no story block: its room first, then what only it has. */
export function OtherItem({ item, paper, disabled }: ItemProps<PageItem> & { readonly paper: Paper }) {
  const { t } = useTranslation('desk');
  return (
    <Section title={t(`inspector.kind.${item.kind}`)}>
      <AreaFields
        area={item.area}
        paper={paper}
        disabled={disabled}
        onChange={(area, part) => editItem(item, 'area', (old) => ({ ...old, area }), part)}
      />
      {item.kind === 'package' ? <Box item={item} disabled={disabled} /> : null}
      {item.kind === 'picture' ? <Picture item={item} disabled={disabled} /> : null}
      {item.kind === 'banner' ? <Banner item={item} disabled={disabled} /> : null}
      {item.kind === 'rule' ? <Rule item={item} disabled={disabled} /> : null}
    </Section>
  );
}

function Box({ item, disabled }: ItemProps<PackageItem>) {
  return (
    <>
      <Border
        value={item.border}
        disabled={disabled}
        onChange={(border) => editItem(item, 'border', (old) => ({ ...old, border }))}
      />
      <TintField
        tint={item.tint}
        disabled={disabled}
        onChange={(tint, part) =>
          editItem(item, 'tint', ({ tint: _old, ...rest }) => (tint ? { ...rest, tint } : rest), part)
        }
      />
    </>
  );
}

function Picture({ item, disabled }: ItemProps<PictureItem>) {
  const { t } = useTranslation('desk');
  const picture = useDesk((state) => state.records.picture[item.picture]);
  if (!picture) return <p className="inspector-note">{t('inspector.noPicture')}</p>;
  const put = (field: 'caption' | 'credit', value: string): void =>
    edit(
      { key: `edit.picture.${field}` },
      withRecord(desk().records, 'picture', { ...picture, [field]: value }),
      {
        coalesce: `type:${picture.id}/${field}`,
      },
    );
  return (
    <>
      <PictureFile picture={picture} disabled={disabled} />
      {(['caption', 'credit'] as const).map((field) => (
        <div key={field} className="inspector-row inspector-wide">
          <span className="inspector-label">{t(`field.${field}`)}</span>
          <TextInput
            label={t(`field.${field}`)}
            value={picture[field]}
            readOnly={disabled}
            onChange={(value) => put(field, value)}
          />
        </div>
      ))}
      <label className="check">
        <input
          type="checkbox"
          checked={item.caption}
          disabled={disabled}
          onChange={() => editItem(item, 'caption', (old) => ({ ...old, caption: !old.caption }))}
        />
        {t('inspector.showCaption')}
      </label>
      <WrapFields
        of={{ item: item.id, nth: undefined }}
        wrap={item.wrap}
        distance={item.distance}
        disabled={disabled}
        onDistance={(distance, part) => editItem(item, 'distance', (old) => ({ ...old, distance }), part)}
      />
    </>
  );
}

function Banner({ item, disabled }: ItemProps<BannerItem>) {
  const { t } = useTranslation('desk');
  const styles = useDesk((state) => state.records.style);
  return (
    <>
      <div className="inspector-row inspector-wide">
        <span className="inspector-label">{t('inspector.text')}</span>
        <TextInput
          label={t('inspector.text')}
          value={item.text}
          readOnly={disabled}
          onChange={(text) => editItem(item, 'text', (old) => ({ ...old, text }), true)}
        />
      </div>
      <div className="inspector-row inspector-wide">
        <span className="inspector-label">{t('inspector.style')}</span>
        <Select
          label={t('inspector.style')}
          disabled={disabled}
          choices={styleChoices(styles, () => true, t).slice(1)}
          value={item.style}
          onChange={(style) => editItem(item, 'style', (old) => ({ ...old, style }))}
        />
      </div>
      <NumberRow
        label={t('inspector.underRule')}
        sign="R"
        unit="pt"
        value={item.rule}
        step={0.25}
        min={0}
        max={10}
        disabled={disabled}
        onChange={(rule, part) => editItem(item, 'rule', (old) => ({ ...old, rule }), part)}
      />
    </>
  );
}

function Rule({ item, disabled }: ItemProps<RuleItem>) {
  const { t } = useTranslation('desk');
  return (
    <NumberRow
      label={t('inspector.weight')}
      sign="R"
      unit="pt"
      value={item.weight}
      step={0.25}
      min={0.05}
      max={20}
      disabled={disabled}
      onChange={(weight, part) => editItem(item, 'weight', (old) => ({ ...old, weight }), part)}
    />
  );
}
