import path from 'node:path';
import { diffRecords } from '../../core/document/apply';
import { emptyRecords } from '../../core/document/records';
import { createProject } from '../../electron/store/create';
import { benchProject } from './pdf.project';

/** Writes the 10,000-character page into a project of its own. Answers with the folder. */
export async function writeBenchProject(parent: string): Promise<string> {
  const folder = path.join(parent, 'Bench.banxin');
  const created = await createProject(folder, {
    paper: 'broadsheet',
    name: '江城职工报',
    date: '2026-11-22',
  });
  if (!created.ok) throw new Error(JSON.stringify(created.error));
  const project = created.value;
  const { records, pictures } = await benchProject();
  const emptied = await project.apply(diffRecords(project.records, emptyRecords));
  if (!emptied.ok) throw new Error(JSON.stringify(emptied.error));
  for (const bytes of Object.values(pictures)) {
    const added = await project.addAsset(bytes, 'bench.jpg');
    if (!added.ok) throw new Error(JSON.stringify(added.error));
  }
  const filled = await project.apply(diffRecords(emptyRecords, records));
  if (!filled.ok) throw new Error(JSON.stringify(filled.error));
  await project.close();
  return folder;
}
