import { useTranslation } from 'react-i18next';
import type { Wrap } from '../../core/document/records/page';
import {
  desk,
  editWrap,
  type OutlineShape,
  setUi,
  shapeOf,
  useUi,
  type WrappedPicture,
  withShape,
} from '../session';
import { Button } from '../widgets/Button';
import { TabStrip } from '../widgets/TabStrip';
import { NumberRow } from './NumberRow';

interface WrapFieldsProps {
  readonly of: Pick<WrappedPicture, 'item' | 'nth'>;
  readonly wrap: Wrap | undefined;
  readonly distance: number;
  readonly disabled: boolean;
  readonly onDistance: (distance: number, part: boolean) => void;
}

const shapes: readonly OutlineShape[] = ['rectangle', 'ellipse', 'drawn'];

/** How text goes round a picture: how far off, on which sides, and round what shape. */
export function WrapFields({ of, wrap, distance, disabled, onDistance }: WrapFieldsProps) {
  const { t } = useTranslation('desk');
  const drawing = useUi((state) => state.outlining);
  const change = (make: (wrap: Wrap | undefined) => Wrap): void => {
    const { pageId } = desk();
    if (pageId !== null && !disabled) editWrap(pageId, of, make);
  };
  const putShape = (shape: OutlineShape): void => {
    change((old) => withShape(old, shape));
    setUi({ outlining: shape === 'drawn' && !disabled });
  };
  const shape = shapeOf(wrap);
  return (
    <>
      <NumberRow
        label={t('inspector.distance')}
        sign="D"
        unit={t('unit.em')}
        value={distance}
        step={0.25}
        min={0}
        max={10}
        disabled={disabled}
        onChange={onDistance}
      />
      <div className="inspector-row inspector-wide">
        <span className="inspector-label">{t('inspector.wrapSides')}</span>
        <TabStrip
          label={t('inspector.wrapSides')}
          className="segmented"
          tabs={(['wider', 'both'] as const).map((key) => ({
            key,
            label: t(`inspector.sides.${key}`),
            title: t(`inspector.sidesHint.${key}`),
          }))}
          selected={wrap?.sides ?? 'wider'}
          onSelect={(sides) => change((old) => ({ ...old, sides }))}
        />
      </div>
      <div className="inspector-row inspector-wide">
        <span className="inspector-label">{t('inspector.outline')}</span>
        <TabStrip
          label={t('inspector.outline')}
          className="segmented"
          tabs={shapes.map((key) => ({ key, label: t(`inspector.shapes.${key}`) }))}
          selected={shape}
          onSelect={putShape}
        />
      </div>
      {shape === 'rectangle' ? null : (
        <div className="inspector-row inspector-wide">
          <Button
            tone="quiet"
            className="outline-button"
            pressed={drawing}
            disabled={disabled}
            onPress={() => setUi({ outlining: !drawing })}
          >
            {t(drawing ? 'inspector.outlineDone' : 'inspector.outlineEdit')}
          </Button>
        </div>
      )}
    </>
  );
}
