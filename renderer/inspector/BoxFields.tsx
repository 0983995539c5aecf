import { useTranslation } from 'react-i18next';
import type { Ink } from '../../core/base/ink';
import { Select } from '../widgets/Select';
import { NumberRow } from './NumberRow';

const borders = ['wenwu', 'hairline', 'none'] as const;
type BorderKind = (typeof borders)[number];

interface BorderProps {
  readonly value: BorderKind;
  readonly disabled: boolean;
  readonly onChange: (border: BorderKind) => void;
}

/** 文武线, one hairline, or none. */
export function Border({ value, disabled, onChange }: BorderProps) {
  const { t } = useTranslation('desk');
  return (
    <div className="inspector-row inspector-wide">
      <span className="inspector-label">{t('inspector.border')}</span>
      <Select
        label={t('inspector.border')}
        disabled={disabled}
        choices={borders.map((key) => ({ key, label: t(`inspector.borders.${key}`) }))}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}

interface TintFieldProps {
  readonly tint: Ink | undefined;
  readonly disabled: boolean;
  /** Undefined where no ink is left. */
  readonly onChange: (tint: Ink | undefined, part: boolean) => void;
}

/** 底纹 in per cent of black; inks of another colour stay as they are. */
export function TintField({ tint, disabled, onChange }: TintFieldProps) {
  const { t } = useTranslation('desk');
  const { c = 0, m = 0, y = 0 } = tint ?? {};
  return (
    <NumberRow
      label={t('inspector.tint')}
      sign="K"
      unit="%"
      value={tint?.k ?? 0}
      step={1}
      min={0}
      max={100}
      disabled={disabled}
      onChange={(k, part) => onChange(k + c + m + y === 0 ? undefined : { c, m, y, k }, part)}
    />
  );
}
