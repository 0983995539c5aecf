import { useTranslation } from 'react-i18next';
import type { Area } from '../../core/base/geometry';
import { ptToMm } from '../../core/base/units';
import type { Paper } from '../../core/document/records/paper';
import { NumberField } from '../widgets/NumberField';

interface AreaFieldsProps {
  readonly area: Area;
  readonly paper: Paper;
  readonly disabled: boolean;
  readonly onChange: (area: Area, part: boolean) => void;
}

const mm = (pt: number): string => `${ptToMm(pt).toFixed(1)} mm`;

/** Where a thing stands and how large it is: 字 across, 行 down; the millimetres in the tooltip. */
export function AreaFields({ area, paper, disabled, onChange }: AreaFieldsProps) {
  const { t } = useTranslation('desk');
  const { size, pitch } = paper.grid;
  const field = (key: keyof Area, sign: string, across: boolean, min?: number) => (
    <NumberField
      label={t(`inspector.area.${key}`)}
      sign={sign}
      unit={t(across ? 'unit.em' : 'unit.line')}
      value={area[key]}
      step={across ? 0.5 : 1}
      disabled={disabled}
      also={mm(area[key] * (across ? size : pitch))}
      onChange={(value, part) => onChange({ ...area, [key]: value }, part)}
      {...(min === undefined ? {} : { min })}
    />
  );
  return (
    <>
      <div className="inspector-row">
        <span className="inspector-label">{t('inspector.position')}</span>
        {field('x', 'X', true)}
        {field('y', 'Y', false)}
      </div>
      <div className="inspector-row">
        <span className="inspector-label">{t('inspector.size')}</span>
        {field('w', 'W', true, 1)}
        {field('h', 'H', false, 1)}
      </div>
    </>
  );
}
