import { execFileSync } from 'node:child_process';
import type { ProjectRecords } from '../../core/document/records';
import { blockText } from '../../core/document/records/story';

/** The two ways in which poppler's `pdftotext` orders a page: by place, and as the file tells it. */
export const MODES: Readonly<Record<string, readonly string[]>> = {
  'by place': [],
  'in file order': ['-raw'],
};

export function hasPdftotext(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const readPdf = (file: string, options: readonly string[]): string =>
  bare(execFileSync('pdftotext', [...options, file, '-'], { encoding: 'utf8' }));

const bare = (text: string): string => text.replace(/\s/gu, '');

/** Of the stories that are on a page: how many paragraphs were looked for, and those that are not whole or not behind the one before. */
export function readingProblems(
  records: ProjectRecords,
  placed: ReadonlySet<string>,
  text: string,
): { readonly looked: number; readonly problems: readonly string[] } {
  const problems: string[] = [];
  let looked = 0;
  for (const story of Object.values(records.story)) {
    if (!placed.has(story.id)) continue;
    let from = 0;
    for (const block of story.body) {
      const paragraph = bare(blockText(block));
      if (paragraph === '') continue;
      looked += 1;
      const at = text.indexOf(paragraph, from);
      if (at >= 0) from = at + paragraph.length;
      else
        problems.push(`${story.slug}: ${text.includes(paragraph) ? 'out of order' : 'torn'}: ${paragraph}`);
    }
    for (const field of ['kicker', 'headline', 'deck', 'byline'] as const)
      if (!text.includes(bare(story[field])))
        problems.push(`${story.slug}: ${field} is torn: ${story[field]}`);
  }
  return { looked, problems };
}
