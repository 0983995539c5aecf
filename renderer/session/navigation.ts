import type { Place } from '../../core/base/diagnostic';
import type { IssueId, PageId, StoryId } from '../../core/base/ids';
import { storyItems } from '../../core/document/records/page';
import { desk, setDesk, setDeskUnseen, showDesk } from './desk';
import { composer } from './document';
import { loadDocuments, storyKey, whenLoaded, whenPageLoaded } from './loading';
import { findPageCard, pagesOfIssue, pagesOfStory } from './shelf';
import { type Caret, focusOn, type Room, type Selection } from './types';
import { type RightPanel, setUi, ui } from './ui';

/** Opens or closes the right dock of this room. */
export const toggleRightDock = (): void => {
  const { room } = desk();
  setUi({ rightDocks: { ...ui().rightDocks, [room]: !ui().rightDocks[room] } });
};

/** Brings a panel of the right dock into view. */
export const showPanel = (rightPanel: RightPanel): void =>
  setUi({ rightPanel, rightDocks: { ...ui().rightDocks, [desk().room]: true } });

export const goToRoom = (room: Room): void => setDesk({ room });

/** Shows a page; one of another issue comes when that issue is loaded. */
export function goToPage(pageId: PageId): void {
  if (desk().pageId === pageId) return;
  whenPageLoaded(pageId, () => showPage(pageId));
}

function showPage(pageId: PageId): void {
  if (desk().pageId === pageId) return;
  setDesk({ pageId, selection: {} });
  composer.show(pageId);
}

/** Shows an issue: the page that stands where the one in sight stands in its own, else the first. */
export function goToIssue(issue: IssueId): void {
  const state = desk();
  const here = state.pageId === null ? undefined : findPageCard(state, state.pageId);
  if (here?.issue === issue) return;
  const pages = pagesOfIssue(state, issue);
  const page = pages.find(({ number }) => number === here?.number) ?? pages[0];
  if (page) goToPage(page.id);
}

export const select = (selection: Selection): void => setDesk({ selection });

/** The block that sets a story on the page shown, if it is there. */
const blockOf = (story: StoryId): string | undefined => {
  const { records, pageId } = desk();
  const page = pageId === null ? undefined : records.page[pageId];
  return page && storyItems(page).find((item) => item.story === story)?.id;
};

/** Selects a story, and its block where it stands on the page. One that is not loaded follows. */
export function selectStory(story: StoryId): void {
  const item = blockOf(story);
  setDesk({ selection: { story, ...(item === undefined ? {} : { item }) } });
  void loadDocuments([storyKey(story)]);
}

/** The page a story stands on, first of several. */
export const pageOfStory = (story: StoryId): PageId | undefined => pagesOfStory(desk(), story)[0]?.id;

const sameCaret = (a: Caret | undefined, b: Caret): boolean =>
  a !== undefined &&
  a.story === b.story &&
  a.field === b.field &&
  a.block === b.block &&
  a.offset === b.offset &&
  a.end === b.end;

/** Where the editor's caret is, so that the page can show it. */
export function reportCaret(caret: Caret | null): void {
  const { selection } = desk();
  if (caret === null) {
    const { caret: _gone, ...rest } = selection;
    setDesk({ selection: rest });
    return;
  }
  if (selection.story !== caret.story || sameCaret(selection.caret, caret)) return;
  setDeskUnseen({ selection: { ...selection, caret } });
  composer.afterPaint(showDesk);
}

/** Opens a story in the editor with the caret at a character, and the page it stands on. */
export function openStoryAt(caret: Caret): void {
  const page = pageOfStory(caret.story);
  const open = (): void => whenLoaded([storyKey(caret.story)], () => showStory(caret, page));
  if (page === undefined) open();
  else whenPageLoaded(page, open);
}

function showStory(caret: Caret, page: PageId | undefined): void {
  if (page !== undefined) showPage(page);
  const item = blockOf(caret.story);
  setDesk({
    room: 'stories',
    selection: { story: caret.story, caret, ...(item === undefined ? {} : { item }) },
    focus: focusOn(caret),
  });
}

/** Goes to where a finding is: the page, and there the characters or the item. */
export function goToPlace(place: Place): void {
  if (place.page === undefined) showPlace(place);
  else whenPageLoaded(place.page, () => showPlace(place));
}

function showPlace(place: Place): void {
  if (place.page !== undefined) showPage(place.page);
  if (place.story !== undefined && place.field !== undefined) {
    openStoryAt({
      story: place.story,
      field: place.field,
      offset: place.start ?? 0,
      ...(place.block === undefined ? {} : { block: place.block }),
      ...(place.end === undefined ? {} : { end: place.end }),
    });
    return;
  }
  const item = place.item ?? (place.story === undefined ? undefined : blockOf(place.story));
  setDesk({
    selection: {
      ...(item === undefined ? {} : { item }),
      ...(place.story === undefined ? {} : { story: place.story }),
    },
  });
}
