import { realpath } from 'node:fs/promises';
import path from 'node:path';

/**
 * The file a URL path names below `root`, or undefined where it leads outside, is not plainly written or does
 * not exist. The path is decoded once; what is still encoded after that, `..`, back slashes, NUL, and symbolic
 * links that leave the folder are refused.
 */
export async function confined(root: string, urlPath: string): Promise<string | undefined> {
  const name = decoded(urlPath);
  if (name === undefined) return undefined;
  const parts = name.split('/').filter((part) => part !== '');
  if (parts.length === 0 || parts.some((part) => part === '.' || part === '..')) return undefined;
  try {
    const home = await realpath(root);
    const file = await realpath(path.join(home, ...parts));
    return file.startsWith(home + path.sep) ? file : undefined;
  } catch {
    return undefined;
  }
}

function decoded(urlPath: string): string | undefined {
  try {
    const name = decodeURIComponent(urlPath);
    // A control character, a back slash, a drive letter or a second layer of encoding is never one of our names.
    return /[\p{Cc}\\:]|%[0-9a-f]{2}/iu.test(name) ? undefined : name;
  } catch {
    return undefined;
  }
}
