import type { Diagnostic } from '../../core/base/diagnostic';
import type { ProjectRecords } from '../../core/document/records';
import { blockText, type Story } from '../../core/document/records/story';
import { replaceText } from '../../core/document/text';
import { desk, edit, patchStory } from '../session';

const fields = [
  'flag',
  'kicker',
  'headline',
  'deck',
  'summary',
  'dateline',
  'byline',
  'source',
  'credit',
] as const;
type Field = (typeof fields)[number];
const isField = (field: string | undefined): field is Field => fields.some((one) => one === field);

/** The story with the words of a finding replaced; undefined where the words have changed since. */
export function withSuggestion(story: Story, finding: Diagnostic, suggestion: string): Story | undefined {
  const { field, block, start, end } = finding.place;
  if (start === undefined || end === undefined) return undefined;
  const stands = (text: string): boolean =>
    finding.text === undefined || text.slice(start, end) === finding.text;
  if (isField(field)) {
    const text = story[field];
    return stands(text)
      ? { ...story, [field]: text.slice(0, start) + suggestion + text.slice(end) }
      : undefined;
  }
  const old = story.body.find((one) => one.id === block);
  if (!old || !stands(blockText(old))) return undefined;
  const changed = replaceText(old, start, end, suggestion);
  return { ...story, body: story.body.map((one) => (one === old ? changed : one)) };
}

/** Takes a suggestion: one undoable edit. */
export function acceptSuggestion(finding: Diagnostic, suggestion: string): void {
  const { records } = desk();
  const id = finding.place.story;
  const story = id === undefined ? undefined : records.story[id];
  const changed = story && withSuggestion(story, finding, suggestion);
  if (!changed) return;
  const after: ProjectRecords = patchStory(records, changed.id, changed);
  edit({ key: 'edit.suggestion', params: { suggestion: suggestion || '∅' } }, after);
}
