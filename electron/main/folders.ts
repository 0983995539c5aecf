import { existsSync } from 'node:fs';
import path from 'node:path';

/** A name as a folder's name: what file systems forbid becomes a space. */
const safeName = (name: string): string =>
  name
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/[. ]+$/u, '')
    .trim();

/** A project folder that does not exist yet: `Name.banxin`, `Name 2.banxin` … */
export function freeProjectFolder(folder: string, name: string): string {
  const base = safeName(name) || 'Banxin';
  for (let n = 1; ; n++) {
    const candidate = path.join(folder, `${base}${n === 1 ? '' : ` ${n}`}.banxin`);
    if (!existsSync(candidate)) return candidate;
  }
}
