import type { TFunction } from 'i18next';
import { haoOf } from '../../core/base/units';
import type { Style } from '../../core/document/records/style';
import type { Choice } from '../widgets/Select';

/** A type size as editors name it: 小一 · 24 pt. */
export function sizeText(size: number): string {
  const hao = haoOf(size);
  const pt = `${Math.round(size * 100) / 100} pt`;
  return hao === undefined ? pt : `${hao} · ${pt}`;
}

/** Styles of the paper for one part, the default of its role first. */
export function styleChoices(
  styles: Readonly<Record<string, Style>>,
  wanted: (id: string) => boolean,
  t: TFunction<'desk'>,
): readonly Choice<string>[] {
  const choices = Object.values(styles)
    .filter((style) => wanted(style.id))
    .sort((a, b) => b.size - a.size)
    .map((style) => ({ key: style.id, label: style.name, detail: sizeText(style.size) }));
  return [{ key: '', label: t('inspector.byStyle') }, ...choices];
}
