import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { z } from 'zod';

const description = z.object({ channel: z.enum(['official', 'dev']).optional() });

/** Whether this package was made from an Electron that is not the official one (scripts/package.mjs). */
export function isDevPackage(): boolean {
  const file = path.join(app.getAppPath(), 'package.json');
  return description.parse(JSON.parse(readFileSync(file, 'utf8'))).channel === 'dev';
}
