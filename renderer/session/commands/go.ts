import type { PageId } from '../../../core/base/ids';
import { issuesByDate } from '../../../core/contract/cards';
import { desk } from '../desk';
import { goToIssue, goToPage, goToRoom } from '../navigation';
import { setUi } from '../ui';
import type { Command } from './types';

const isOpen = (): boolean => desk().phase.kind === 'open';

/** The pages of the open issue in the order of its sheets. */
export function pageOrder(): readonly PageId[] {
  const { records, pageId } = desk();
  const page = pageId === null ? undefined : records.page[pageId];
  const issue = page ? records.issue[page.issue] : issuesByDate(records.issue)[0];
  return (issue?.pages ?? []).filter((id) => records.page[id]);
}

function turn(by: number): void {
  const order = pageOrder();
  const { pageId } = desk();
  const next = order[order.indexOf(pageId ?? '') + by];
  if (next !== undefined) goToPage(next);
}

/** The issue of the day before or after, among those there are. */
function turnIssue(by: number): void {
  const { records, pageId } = desk();
  const order = issuesByDate(records.issue);
  const here = order.findIndex(({ pages }) => pages.includes(pageId ?? ''));
  const next = here < 0 ? undefined : order[here - by];
  if (next) goToIssue(next.id);
}

const command = (id: string, shortcut: string, run: () => void): Command => ({
  id: `go.${id}`,
  title: `command.go.${id}`,
  group: 'go',
  shortcut,
  enabled: isOpen,
  run,
});

export const goCommands: readonly Command[] = [
  command('stories', 'Mod+1', () => goToRoom('stories')),
  command('pages', 'Mod+2', () => goToRoom('pages')),
  command('proofs', 'Mod+3', () => goToRoom('proofs')),
  command('nextPage', 'Mod+PageDown', () => turn(1)),
  command('previousPage', 'Mod+PageUp', () => turn(-1)),
  command('nextIssue', 'Mod+Shift+PageDown', () => turnIssue(1)),
  command('previousIssue', 'Mod+Shift+PageUp', () => turnIssue(-1)),
  {
    id: 'go.palette',
    title: 'command.go.palette',
    group: 'go',
    shortcut: 'Mod+K',
    run: () => setUi({ palette: true }),
  },
];
