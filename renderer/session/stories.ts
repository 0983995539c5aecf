import type { StoryId } from '../../core/base/ids';
import { newStory } from '../../core/document/factory';
import { storyItems } from '../../core/document/records/page';
import { type Story, storyCharacters } from '../../core/document/records/story';
import { desk } from './desk';
import { edit } from './document';
import { patchPage, patchStory, withoutItem, withoutRecord, withRecord } from './edits';
import { newId } from './ids';
import { pageKey, storyKey, withLoaded } from './loading';
import { openStoryAt } from './navigation';
import { pagesOfStory } from './shelf';

/** What a list calls a story: its slug, else its headline. */
export const storyName = (story: Pick<Story, 'headline' | 'slug'>): string =>
  story.headline.replace(/\n/gu, '') || story.slug;

const counted = new WeakMap<Story, number>();

/** Characters of a story; counted once for each of its states, so that lists of thousands stay quick. */
export function charactersOf(story: Story): number {
  const known = counted.get(story);
  if (known !== undefined) return known;
  const characters = storyCharacters(story);
  counted.set(story, characters);
  return characters;
}

export function createStory(): StoryId {
  const id = newId();
  edit({ key: 'edit.newStory' }, withRecord(desk().records, 'story', newStory(id)), {
    selection: { story: id },
  });
  openStoryAt({ story: id, field: 'headline', offset: 0 });
  return id;
}

export function duplicateStory(id: StoryId): void {
  withLoaded([storyKey(id)], () => duplicateNow(id));
}

function duplicateNow(id: StoryId): void {
  const story = desk().records.story[id];
  if (!story) return;
  const copy: Story = { ...story, id: newId(), body: story.body.map((block) => ({ ...block, id: newId() })) };
  edit(
    { key: 'edit.duplicateStory', params: { name: storyName(story) } },
    withRecord(desk().records, 'story', copy),
    {
      selection: { story: copy.id },
    },
  );
}

/** Done at once, with its blocks on the pages; undo brings all of it back. */
export function deleteStory(id: StoryId): void {
  const pages = pagesOfStory(desk(), id).map((page) => pageKey(page.id));
  withLoaded([storyKey(id), ...pages], () => deleteNow(id));
}

function deleteNow(id: StoryId): void {
  const { records } = desk();
  const story = records.story[id];
  if (!story) return;
  let after = withoutRecord(records, 'story', id);
  for (const page of Object.values(records.page)) {
    const blocks = storyItems(page).filter((item) => item.story === id);
    if (blocks.length === 0) continue;
    const cleared = blocks.reduce((rest, block) => withoutItem(rest, block.id), page);
    after = patchPage(after, page.id, cleared);
  }
  edit({ key: 'edit.deleteStory', params: { name: storyName(story) } }, after, { selection: {} });
}

/** A change to the fields of a story; typing in one field is one step until the editor pauses. */
export function editStory<Field extends Extract<keyof Story, string>>(
  id: StoryId,
  field: Field,
  value: Story[Field],
  typing = false,
): void {
  const { records, selection } = desk();
  edit({ key: `edit.field.${field}` }, patchStory(records, id, { [field]: value }), {
    selection,
    ...(typing ? { coalesce: `type:${id}/${field}` } : {}),
  });
}
