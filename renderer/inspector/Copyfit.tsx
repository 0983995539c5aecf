import { useTranslation } from 'react-i18next';
import type { StoryItem } from '../../core/document/records/page';
import type { Style } from '../../core/document/records/style';
import type { Fit } from '../../core/page/composed';
import { useDesk } from '../session';
import { Section } from '../widgets/Badge';
import { Button } from '../widgets/Button';
import { FitBadge } from '../widgets/Fit';
import { editItem } from './useTarget';

interface CopyfitProps {
  readonly item: StoryItem;
  readonly fit: Fit | undefined;
  readonly disabled: boolean;
}

/** The headline style next in size below (−1) or above (+1) the block's own. */
export function headlineStep(
  styles: Readonly<Record<string, Style>>,
  current: string | undefined,
  by: -1 | 1,
): string | undefined {
  const grades = Object.values(styles)
    .filter((style) => style.id.startsWith('headline'))
    .sort((a, b) => a.size - b.size);
  const at = grades.findIndex((style) => style.id === (current ?? 'headline-1'));
  return at < 0 ? undefined : grades[at + by]?.id;
}

/** 拼齐: the moves that make a story and its block agree, each one undoable. */
export function Copyfit({ item, fit, disabled }: CopyfitProps) {
  const { t } = useTranslation('desk');
  const styles = useDesk((state) => state.records.style);
  const lower = headlineStep(styles, item.head.headline, -1);
  const higher = headlineStep(styles, item.head.headline, 1);
  const height = (lines: number): void =>
    editItem(item, 'area', (old) => ({ ...old, area: { ...old.area, h: Math.max(1, old.area.h + lines) } }));
  const headline = (id: string): void =>
    editItem(item, 'head', (old) => ({ ...old, head: { ...old.head, headline: id } }));
  return (
    <Section title={t('inspector.fit')} aside={<FitBadge fit={fit} />}>
      <p className="inspector-note">{t(`inspector.fitHint.${fit?.state ?? 'even'}`)}</p>
      <div className="copyfit">
        <Button disabled={disabled} onPress={() => height(1)}>
          {t('inspector.taller')}
        </Button>
        <Button disabled={disabled || item.area.h <= 1} onPress={() => height(-1)}>
          {t('inspector.lower')}
        </Button>
        <Button disabled={disabled || lower === undefined} onPress={() => lower && headline(lower)}>
          {t('inspector.headlineDown')}
        </Button>
        <Button disabled={disabled || higher === undefined} onPress={() => higher && headline(higher)}>
          {t('inspector.headlineUp')}
        </Button>
      </div>
    </Section>
  );
}
