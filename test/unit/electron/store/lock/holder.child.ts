import { writeSync } from 'node:fs';
import { takeLock } from '../../../../../electron/store/lock';

/** Takes a project and keeps it until it is told to let go by the end of its input, or killed. */
const [folder = ''] = process.argv.slice(2);
const taken = await takeLock(folder);
writeSync(1, `${taken.ok ? 'taken' : (taken.error.holder?.host ?? 'refused')}\n`);
if (taken.ok) {
  process.stdin.resume();
  process.stdin.on('end', () => void taken.value.release().then(() => process.exit(0)));
}
