import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import type sharp from 'sharp';

type Sharp = typeof sharp;

let loading: Promise<Sharp> | undefined;

/** The picture library, loaded when the first picture comes: it takes its time and most sessions import none. */
export async function loadSharp(): Promise<Sharp> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Sharp> {
  const foreign = process.platform === 'linux' && process.versions['electron'] !== undefined;
  if (foreign) keepGlibsApart();
  const library = await (foreign ? withoutWarning(() => import('sharp')) : import('sharp'));
  return library.default;
}

/**
 * Electron on Linux is linked with the system's GLib, libvips brings its own inside itself. By the linker's usual
 * order the addon between them asks the system's GLib to count references to objects of the other: each call is
 * refused or crashes, and no picture is ever freed. So libvips is loaded first, in the usual order, since it must
 * share the program's `malloc`; then the addon alone with its own libraries before the program's. When sharp asks
 * for the addon later, it gets the one that is there.
 */
function keepGlibsApart(): void {
  const ofSharp = createRequire(createRequire(import.meta.url).resolve('sharp'));
  const platform = `linux-${process.arch}`;
  for (const file of files(ofSharp.resolve(`@img/sharp-libvips-${platform}/package`), 'libvips-cpp.so'))
    openLibrary(file);
  const { RTLD_LAZY, RTLD_DEEPBIND } = constants.dlopen;
  for (const file of files(ofSharp.resolve(`@img/sharp-${platform}/package`), 'sharp-'))
    process.dlopen({ exports: {} }, file, RTLD_LAZY | RTLD_DEEPBIND);
}

/** The files in a package's `lib` whose names begin so; their ends are versions. */
function files(description: string, start: string): readonly string[] {
  const folder = join(dirname(description), 'lib');
  return readdirSync(folder)
    .filter((name) => name.startsWith(start))
    .map((name) => join(folder, name));
}

/** Node opens addons only and complains of a plain library; it is open all the same, and never closed (NODELETE). */
function openLibrary(file: string): void {
  try {
    process.dlopen({ exports: {} }, file, constants.dlopen.RTLD_LAZY);
  } catch (problem) {
    if (!String(problem).includes('did not self-register')) throw problem;
  }
}

/** sharp warns of the very thing that has just been prevented. */
async function withoutWarning<Value>(work: () => Promise<Value>): Promise<Value> {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (warning: string | Error, ...rest: unknown[]): void => {
    const [options] = rest;
    const known = typeof options === 'object' && options !== null && 'code' in options;
    if (!known || options.code !== 'SharpElectronLinux')
      Reflect.apply(emitWarning, undefined, [warning, ...rest]);
  };
  try {
    return await work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
