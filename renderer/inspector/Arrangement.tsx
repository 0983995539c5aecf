import { useTranslation } from 'react-i18next';
import {
  arrangements,
  type Head,
  type HeadArrangement,
  type StoryItem,
} from '../../core/document/records/page';
import { NumberField } from '../widgets/NumberField';
import { NumberRow } from './NumberRow';
import { editItem } from './useTarget';

interface PartProps {
  readonly item: StoryItem;
  readonly disabled: boolean;
}

/** Body lines above an inset head where none are said. */
const INSET_ROW = 3;

/** The head in another arrangement: with the room that one needs, and without what only others read. */
export function arranged(head: Head, arrangement: HeadArrangement, columns: number): Head {
  const { span, column, row, ...rest } = head;
  const half = Math.max(1, Math.min(columns - 1, span ?? Math.ceil(columns / 2)));
  if (arrangement === 'brow') return { ...rest, arrangement, span: half };
  if (arrangement !== 'inset') return { ...rest, arrangement };
  return {
    ...rest,
    arrangement,
    span: half,
    column: Math.min(column ?? Math.floor((columns - half) / 2), columns - half),
    row: row ?? INSET_ROW,
  };
}

/** How the head lies to its body, as five small pictures; below them the room that the chosen one needs. */
export function Arrangement({ item, disabled }: PartProps) {
  const { t } = useTranslation('desk');
  const put = (arrangement: HeadArrangement): void =>
    editItem(item, 'arrangement', (old) => ({ ...old, head: arranged(old.head, arrangement, old.columns) }));
  return (
    <>
      <div className="arrangements" role="radiogroup" aria-label={t('inspector.arrangement')}>
        {arrangements.map((arrangement) => (
          <label key={arrangement} title={t(`inspector.arrangements.${arrangement}`)} className="arrangement">
            <input
              type="radio"
              name="arrangement"
              className="visually-hidden"
              aria-label={t(`inspector.arrangements.${arrangement}`)}
              checked={item.head.arrangement === arrangement}
              disabled={disabled}
              onChange={() => put(arrangement)}
            />
            <Sketch arrangement={arrangement} />
          </label>
        ))}
      </div>
      <Room item={item} disabled={disabled} />
    </>
  );
}

type Column = readonly [x: number, y: number, width: number, foot?: number];

/** Text lines of a column as strokes, three units apart. */
const column = ([x, y, width, foot = 26]: Column): string =>
  Array.from({ length: Math.ceil((foot - y) / 4) }, (_, i) => `M${x} ${y + 1 + 4 * i}h${width}`).join('');

/** Where the head (filled) and the text lie, in a box of 38 × 26. */
const sketches: Readonly<
  Record<HeadArrangement, { readonly head: string; readonly text: readonly Column[] }>
> = {
  over: {
    head: 'M0 0H38V6H0Z',
    text: [
      [0, 10, 10],
      [14, 10, 10],
      [28, 10, 10],
    ],
  },
  brow: {
    head: 'M0 0H24V6H0Z',
    text: [
      [0, 10, 10],
      [14, 10, 10],
      [28, 2, 10],
    ],
  },
  inset: {
    head: 'M9 8H29V17H9Z',
    text: [
      [0, 2, 6],
      [9, 2, 9, 6],
      [20, 2, 9, 6],
      [32, 2, 6],
      [9, 20, 9],
      [20, 20, 9],
    ],
  },
  left: {
    head: 'M0 0H6V26H0Z',
    text: [
      [10, 2, 12],
      [26, 2, 12],
    ],
  },
  right: {
    head: 'M32 0H38V26H32Z',
    text: [
      [0, 2, 12],
      [16, 2, 12],
    ],
  },
};

function Sketch({ arrangement }: { readonly arrangement: HeadArrangement }) {
  const { head, text } = sketches[arrangement];
  return (
    <svg viewBox="0 0 38 26" width={38} height={26} aria-hidden="true">
      <path className="sketch-text" d={text.map(column).join('')} />
      <path className="sketch-head" d={head} />
    </svg>
  );
}

/** How wide a head is that does not go over all columns, and where an inset one begins. */
function Room({ item, disabled }: PartProps) {
  const { t } = useTranslation('desk');
  const { head, columns } = item;
  const { arrangement } = head;
  if (arrangement !== 'brow' && arrangement !== 'inset') return null;
  const put = (patch: Partial<Head>, part: boolean): void =>
    editItem(item, 'headRoom', (old) => ({ ...old, head: { ...old.head, ...patch } }), part);
  const span = Math.min(head.span ?? 1, columns);
  return (
    <>
      <NumberRow
        label={t('inspector.headSpan')}
        sign="W"
        unit={t('unit.column')}
        value={span}
        step={1}
        min={1}
        max={columns}
        disabled={disabled}
        onChange={(value, part) => put({ span: Math.round(value) }, part)}
      />
      {arrangement === 'inset' ? (
        <div className="inspector-row">
          <span className="inspector-label">{t('inspector.headFrom')}</span>
          <NumberField
            label={t('inspector.headColumn')}
            sign="C"
            unit={t('unit.column')}
            also={t('inspector.headColumn')}
            value={(head.column ?? 0) + 1}
            step={1}
            min={1}
            max={Math.max(1, columns - span + 1)}
            disabled={disabled}
            onChange={(value, part) => put({ column: Math.round(value) - 1 }, part)}
          />
          <NumberField
            label={t('inspector.headRow')}
            sign="Y"
            unit={t('unit.line')}
            also={t('inspector.headRow')}
            value={head.row ?? 0}
            step={1}
            min={0}
            max={Math.max(0, Math.floor(item.area.h) - 1)}
            disabled={disabled}
            onChange={(row, part) => put({ row }, part)}
          />
        </div>
      ) : null}
    </>
  );
}
