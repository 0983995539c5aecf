import { desk } from '../desk';
import { createStory, deleteStory, duplicateStory } from '../stories';
import type { Command } from './types';

const mayEdit = (): boolean => desk().phase.kind === 'open' && !desk().readOnly;
const hasStory = (): boolean => mayEdit() && desk().selection.story !== undefined;
const withStory = (act: (id: string) => void) => (): void => {
  const { story } = desk().selection;
  if (story !== undefined) act(story);
};

export const storyCommands: readonly Command[] = [
  {
    id: 'story.new',
    title: 'command.story.new',
    group: 'story',
    shortcut: 'Mod+N',
    enabled: mayEdit,
    run: () => void createStory(),
  },
  {
    id: 'story.duplicate',
    title: 'command.story.duplicate',
    group: 'story',
    shortcut: 'Mod+D',
    notWhileTyping: true,
    enabled: hasStory,
    run: withStory(duplicateStory),
  },
  {
    id: 'story.delete',
    title: 'command.story.delete',
    group: 'story',
    shortcut: 'Mod+Delete',
    alternatives: ['Mod+Backspace'],
    notWhileTyping: true,
    enabled: hasStory,
    run: withStory(deleteStory),
  },
];
