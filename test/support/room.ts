import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * One folder for everything that a run of the tests puts among the temporary files, gone at its end: the runner ends
 * its processes from outside, so that what they would do at their exit is not done.
 */
export default function makeRoom(): () => void {
  const room = mkdtempSync(path.join(tmpdir(), 'banxin-tests-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = room;
  return () => rmSync(room, { recursive: true, force: true });
}
