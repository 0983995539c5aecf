import { takeBackup } from '../../../../electron/store/backup';
import { examine } from '../../../../electron/store/doctor';
import { readKnown } from '../../../../electron/store/library/known';
import { Library } from '../../../../electron/store/library/library';
import { othersPresent } from '../../../../electron/store/lock';
import { openProject } from '../../../../electron/store/project';

/** Does with a project all that reads files of it which nobody vouches for, and says what has come back. */
const [folder = ''] = process.argv.slice(2);
const said: Record<string, boolean> = {};
readKnown(folder, 'a project');
Library.open({ folder, project: 'a project', readOnly: true });
said['cards'] = true;
said['others'] = (await othersPresent(folder, 'desk')).length === 0;
const opened = await openProject(folder);
said['opened'] = opened.ok;
if (opened.ok) {
  await opened.value.checkAssets();
  await opened.value.close();
}
said['backup'] = (await takeBackup(folder)).ok;
said['examined'] = (await examine(folder)).ok;
process.stdout.write(`${JSON.stringify(said)}\n`);
