import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Page, storyItems } from '../../core/document/records/page';
import { PageCanvas } from '../pagecanvas';
import { desk, openStoryAt, select, useDesk } from '../session';
import { useComposerFailure, usePageSummary } from '../session/composer';
import { EmptyState } from '../widgets/Badge';
import { nudge } from './nudge';

/** The page in the middle of the desk, wired to the session. */
export function PageArea() {
  const { t } = useTranslation('desk');
  const pageId = useDesk((state) => state.pageId);
  const selection = useDesk((state) => state.selection);
  const readOnly = useDesk((state) => state.readOnly);
  const composed = usePageSummary() !== undefined;
  const broken = useComposerFailure() !== undefined;
  const [preview, setPreview] = useState(false);
  if (pageId === null) return <EmptyState title={t('page.none')} hint={t('page.noneHint')} />;
  return (
    <>
      {composed ? null : (
        <output className="composing">{t(broken ? 'page.broken' : 'page.composing')}</output>
      )}
      <PageCanvas
        selectedItem={selection.item ?? null}
        caret={selection.caret ?? null}
        preview={preview}
        onPreview={setPreview}
        onSelect={onSelect}
        onOpenStory={openStoryAt}
        {...(readOnly ? {} : { onNudge: nudge })}
      />
    </>
  );
}

function onSelect(item: string | null): void {
  const { records, pageId } = desk();
  if (item === null || pageId === null) {
    select({});
    return;
  }
  const story = storyOf(records.page[pageId], item);
  select({ item, ...(story === undefined ? {} : { story }) });
}

function storyOf(page: Page | undefined, item: string): string | undefined {
  if (!page) return undefined;
  return storyItems(page).find((block) => block.id === item)?.story;
}
