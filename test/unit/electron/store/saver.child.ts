import { writeSync } from 'node:fs';
import { diffRecords } from '../../../../core/document/apply';
import { newBlock, newStory } from '../../../../core/document/factory';
import type { ProjectRecords } from '../../../../core/document/records';
import { openProject } from '../../../../electron/store/project';

/** Saves a story and a page together, again and again, until it is killed or a save fails. */
const [folder = '', size = '2000'] = process.argv.slice(2);

const next = (records: ProjectRecords, n: number): ProjectRecords => {
  const [page] = Object.values(records.page);
  if (!page) throw new Error('no page');
  const text = String(n % 10).repeat(Number(size) + (n % 7) * 100);
  const story = newStory('s1', { headline: String(n), body: [newBlock('b1', text)] });
  return {
    ...records,
    story: { ...records.story, s1: story },
    page: { ...records.page, [page.id]: { ...page, section: String(n) } },
  };
};

const opened = await openProject(folder);
if (!opened.ok) throw new Error(opened.error.kind);
const project = opened.value;
let n = Number(project.records.story['s1']?.headline ?? 0);
for (;;) {
  n++;
  const saved = await project.apply(diffRecords(project.records, next(project.records, n)));
  if (saved.ok) writeSync(1, `${n}\n`);
  else {
    writeSync(1, `${JSON.stringify(saved.error)}\n`);
    break;
  }
}
