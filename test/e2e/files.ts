import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SAMPLE = path.join(import.meta.dirname, '..', '..', 'resources', 'sample');

/** A copy of the sample paper to do harm to. */
export function copyOfSample(folder: string): string {
  cpSync(SAMPLE, folder, { recursive: true });
  return folder;
}

/** Every file below a folder with the hash of its bytes: the same before and after where nothing was touched. */
export function fingerprint(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    files
      .map((one) => path.join(one.parentPath, one.name))
      .sort()
      .map((file) => [
        path.relative(folder, file),
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      ]),
  );
}
