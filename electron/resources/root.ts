import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The file that tells the resource folder from any other. */
const LANDMARK = 'fonts.json';

/** Folders that may be the resource folder: the package's own first, then those above this module. */
function* candidates(): Generator<string> {
  const packaged: unknown = process.resourcesPath;
  if (typeof packaged === 'string') {
    yield join(packaged, 'resources');
    yield packaged;
  }
  let folder = dirname(fileURLToPath(import.meta.url));
  while (dirname(folder) !== folder) {
    yield join(folder, 'resources');
    folder = dirname(folder);
  }
}

let known: string | undefined;

/**
 * The folder of fonts, profiles, templates and the sample paper. It is the same from the sources, from the bundle
 * in `out/`, from the command line and in the packaged app, where it lies outside the archive because native
 * code (colour profiles, fonts) cannot read inside one.
 */
export function resourceRoot(): string {
  known ??= [...candidates()].find((folder) => existsSync(join(folder, LANDMARK)));
  if (known === undefined) throw new Error(`no resources/${LANDMARK} above ${import.meta.url}`);
  return known;
}

/** Absolute path of a resource by its name relative to the folder, with `/` between parts. */
export const resourceFile = (name: string): string => join(resourceRoot(), ...name.split('/'));
