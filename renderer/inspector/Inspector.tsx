import { useTranslation } from 'react-i18next';
import { type Page, storyItems } from '../../core/document/records/page';
import type { Paper } from '../../core/document/records/paper';
import { storyCharacters } from '../../core/document/records/story';
import { desk, edit, patchPage, useDesk } from '../session';
import { usePageSummary } from '../session/composer';
import { Section } from '../widgets/Badge';
import { FitBadge } from '../widgets/Fit';
import { TextInput } from '../widgets/TextInput';
import { OtherItem } from './OtherItems';
import { StoryBlock } from './StoryBlock';
import { useTarget } from './useTarget';
import './inspector.css';

/** The right dock: what is selected, and only the fields that matter to it; the page where nothing is. */
export function Inspector() {
  const target = useTarget();
  const disabled = useDesk((state) => state.readOnly);
  if (!target) return null;
  const { item, paper, page } = target;
  if (!item) return <PageFields page={page} paper={paper} disabled={disabled} />;
  return item.kind === 'story' ? (
    <StoryBlock item={item} paper={paper} disabled={disabled} />
  ) : (
    <OtherItem item={item} paper={paper} disabled={disabled} />
  );
}

interface PageFieldsProps {
  readonly page: Page;
  readonly paper: Paper;
  readonly disabled: boolean;
}

function PageFields({ page, paper, disabled }: PageFieldsProps) {
  const { t } = useTranslation('desk');
  const summary = usePageSummary();
  const stories = useDesk((state) => state.records.story);
  const placed = storyItems(page).flatMap((item) => stories[item.story] ?? []);
  const { sheet, grid } = paper;
  const put = (section: string): void =>
    edit({ key: 'edit.page.section' }, patchPage(desk().records, page.id, { section }), {
      coalesce: `section:${page.id}`,
    });
  const putName = (at: number, name: string): void => {
    const staff = page.staff.map((one, index) => (index === at ? { ...one, name } : one));
    edit({ key: 'edit.page.staff' }, patchPage(desk().records, page.id, { staff }), {
      coalesce: `staff:${page.id}/${at}`,
    });
  };
  return (
    <>
      <Section title={t('inspector.page')} aside={<FitBadge fit={summary?.fit} />}>
        <div className="inspector-row inspector-wide">
          <span className="inspector-label">{t('inspector.section')}</span>
          <TextInput label={t('inspector.section')} value={page.section} readOnly={disabled} onChange={put} />
        </div>
        {numbered(page.staff).map(({ key, at, one }) => (
          <div key={key} className="inspector-row inspector-wide">
            <span className="inspector-label">{one.role}</span>
            <TextInput
              label={one.role}
              value={one.name}
              readOnly={disabled}
              onChange={(name) => putName(at, name)}
            />
          </div>
        ))}
        <p className="inspector-note">
          {t('story.sum', {
            count: placed.length,
            characters: placed.reduce((sum, story) => sum + storyCharacters(story), 0),
          })}
        </p>
      </Section>
      <Section title={t('inspector.sheet')}>
        <dl className="facts">
          <dt>{t('inspector.trim')}</dt>
          <dd>
            {sheet.width} × {sheet.height} mm
          </dd>
          <dt>{t('inspector.bleed')}</dt>
          <dd>{sheet.bleed} mm</dd>
          <dt>{t('inspector.typeArea')}</dt>
          <dd>{t('inspector.grid', { columns: grid.columns, measure: grid.measure, lines: grid.lines })}</dd>
          <dt>{t('inspector.body')}</dt>
          <dd>
            {grid.size} / {grid.pitch} pt
          </dd>
        </dl>
        <p className="inspector-note">{t('inspector.selectHint')}</p>
      </Section>
    </>
  );
}

interface Numbered<One> {
  readonly key: string;
  readonly at: number;
  readonly one: One;
}

/** Names change while they are typed and a role may stand twice: a row is known by the how-manieth of its role it is. */
function numbered<One extends { readonly role: string }>(staff: readonly One[]): readonly Numbered<One>[] {
  const seen = new Map<string, number>();
  return staff.map((one, at) => {
    const nth = (seen.get(one.role) ?? 0) + 1;
    seen.set(one.role, nth);
    return { key: `${one.role}#${nth}`, at, one };
  });
}
