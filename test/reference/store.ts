import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type GreyPicture, readGreyPng, writeGreyPng } from './raster/greypng';

/** What is known of a page as it was accepted. */
export interface Stored {
  readonly listing: string;
  readonly picture: GreyPicture;
}

const folder = fileURLToPath(new URL('stored', import.meta.url));
const file = (name: string, ext: 'txt' | 'png'): string => join(folder, `${name}.${ext}`);

/** Undefined where a page was never accepted. */
export function readStored(name: string): Stored | undefined {
  if (!existsSync(file(name, 'txt')) || !existsSync(file(name, 'png'))) return undefined;
  return {
    listing: readFileSync(file(name, 'txt'), 'utf8'),
    picture: readGreyPng(readFileSync(file(name, 'png'))),
  };
}

export function writeStored(name: string, { listing, picture }: Stored): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file(name, 'txt'), listing);
  writeFileSync(file(name, 'png'), writeGreyPng(picture));
}

/** Names of all pages that were ever accepted. */
export const storedNames = (): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder).flatMap((name) => (name.endsWith('.txt') ? [name.slice(0, -4)] : []))
    : [];
