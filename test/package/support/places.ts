import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';

export const repository = resolve(import.meta.dirname, '../../..');

/** The unpacked program. */
export const unpacked = (): string => join(inject('release'), 'linux-unpacked');

/** `banxin`, or `banxin-dev` where the Electron is not the official one. */
export function programName(): string {
  const [name] = readdirSync(join(unpacked(), 'bin'));
  if (name === undefined) throw new Error(`no program in ${unpacked()}`);
  return name;
}

export const program = (): string => join(unpacked(), programName());
export const launcher = (): string => join(unpacked(), 'bin', programName());
export const asar = (): string => join(unpacked(), 'resources', 'app.asar');

/** The one file of a release with this ending. */
export function packageFile(ending: string): string {
  const name = readdirSync(inject('release')).find((file) => file.endsWith(ending));
  if (name === undefined) throw new Error(`no *${ending} in ${inject('release')}`);
  return join(inject('release'), name);
}

/** A figure of the test, printed for the record. */
export const figure = (text: string): void => {
  process.stdout.write(`    ${text}\n`);
};
