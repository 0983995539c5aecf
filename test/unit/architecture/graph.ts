import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Files of the source tree and whom each imports: paths below the root, packages by name. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

const STATEMENTS = [
  /\bfrom\s*['"]([^'"\n]+)['"]/gu,
  /\bimport\s*['"]([^'"\n]+)['"]/gu,
  /\bimport\s*\(\s*['"]([^'"\n]+)['"]\s*\)/gu,
  // Workers and files addressed from a module: new URL('./x', import.meta.url).
  /\bnew\s+URL\(\s*['"](\.[^'"\n]+)['"]\s*,\s*import\.meta\.url/gu,
];

const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/(^|[^:'"`])\/\/.*$/gmu, '$1');

export function importsOf(source: string): readonly string[] {
  const text = withoutComments(source);
  return [...new Set(STATEMENTS.flatMap((pattern) => [...text.matchAll(pattern)].map((m) => m[1] ?? '')))];
}

const packageName = (specifier: string): string =>
  specifier.startsWith('node:')
    ? specifier
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

/** What a specifier means, seen from a file: a path below the root with its extension, or a package's name. */
export function resolveImport(from: string, specifier: string, exists: (file: string) => boolean): string {
  const bare = specifier.replace(/\?.*$/u, '');
  if (!bare.startsWith('.')) return packageName(bare);
  const base = path.posix.normalize(path.posix.join(path.posix.dirname(from), bare));
  const endings = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];
  return endings.map((ending) => base + ending).find(exists) ?? base;
}

export function readGraph(root: string, folders: readonly string[]): ImportGraph {
  const files = folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name.replaceAll(path.sep, '/')}`,
      ),
    )
    .filter((name) => /\.tsx?$/u.test(name) && !name.endsWith('.d.ts'));
  const exists = (file: string): boolean =>
    existsSync(path.join(root, file)) && statSync(path.join(root, file)).isFile();
  return new Map(
    files.map((file) => [
      file,
      importsOf(readFileSync(path.join(root, file), 'utf8')).map((name) => resolveImport(file, name, exists)),
    ]),
  );
}

/** The files of one cycle, in order, or undefined. Types count: a file that must be read to be understood is a need. */
export function findCycle(graph: ImportGraph): readonly string[] | undefined {
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (file: string): readonly string[] | undefined => {
    if (done.has(file)) return undefined;
    const at = trail.indexOf(file);
    if (at >= 0) return [...trail.slice(at), file];
    trail.push(file);
    for (const next of graph.get(file) ?? []) {
      const cycle = graph.has(next) ? visit(next) : undefined;
      if (cycle) return cycle;
    }
    trail.pop();
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file);
    if (cycle) return cycle;
  }
  return undefined;
}
