import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { wrongDirections } from './directions';
import { findCycle, type ImportGraph, importsOf, readGraph, resolveImport } from './graph';

const root = path.join(import.meta.dirname, '..', '..', '..');
const folders = ['core', 'electron', 'renderer'];
const planted = (graph: ImportGraph, from: string, to: string): ImportGraph =>
  new Map([...graph, [from, [...(graph.get(from) ?? []), to]]]);

describe('the import graph', () => {
  const graph = readGraph(root, folders);

  it('is read from the tree', () => {
    expect(graph.size).toBeGreaterThan(40);
    expect(graph.get('core/contract/desk.ts')).toContain('core/document/records/index.ts');
    expect([...graph.values()].flat()).toContain('electron');
  });

  it('names no file that is not there', () => {
    const missing = [...graph].flatMap(([from, targets]) =>
      targets
        .filter((to) => /^(core|electron|renderer)\//u.test(to) && /\.tsx?$/u.test(to) && !graph.has(to))
        .map((to) => `${from} → ${to}`),
    );
    expect(missing).toEqual([]);
  });

  it('has no import in a wrong direction', () => {
    expect(wrongDirections(graph)).toEqual([]);
  });

  it('has no cycle', () => {
    expect(findCycle(graph)).toBeUndefined();
  });

  it.each([
    ['core/base/units.ts', 'core/document/diff.ts'],
    ['core/typeset/types.ts', 'core/page/composed.ts'],
    ['core/document/diff.ts', 'core/contract/desk.ts'],
    ['core/page/input.ts', 'node:fs'],
    ['core/page/input.ts', 'renderer/app/main.tsx'],
    ['electron/main/main.ts', 'renderer/session/client.ts'],
    ['renderer/session/client.ts', 'electron/ipc/channels.ts'],
    ['renderer/session/client.ts', 'renderer/storyeditor/editor.tsx'],
    ['renderer/pagecanvas/props.ts', 'renderer/storyeditor/editor.tsx'],
    ['renderer/inspector/inspector.tsx', 'lexical'],
    ['electron/main/main.ts', 'lowdb'],
    ['electron/jobs/runner.ts', '@cantoo/pdf-lib'],
  ])('would find %s importing %s', (from, to) => {
    const before = wrongDirections(graph).length;
    expect(wrongDirections(planted(graph, from, to))).toHaveLength(before + 1);
  });

  it('would find a planted cycle', () => {
    // ids.ts imports flavor.ts already.
    const cycle = findCycle(planted(graph, 'core/base/flavor.ts', 'core/base/ids.ts')) ?? [];
    expect(cycle.at(0)).toBe(cycle.at(-1));
    expect(cycle).toContain('core/base/flavor.ts');
  });
});

describe('reading imports', () => {
  it('sees every form and no comment', () => {
    const source = [
      "import type { A } from './a';",
      "import './b.css';",
      "export * from '../c';",
      "const d = await import('lowdb/node');",
      "// import x from './commented';",
      "new Worker(new URL('./compose.worker.ts', import.meta.url))",
    ].join('\n');
    expect(importsOf(source)).toEqual(['./a', '../c', './b.css', 'lowdb/node', './compose.worker.ts']);
  });

  it('finds files and packages by their names', () => {
    const there = new Set(['core/a/index.ts', 'core/b.ts']);
    const resolve = (from: string, name: string): string =>
      resolveImport(from, name, (file) => there.has(file));
    expect(resolve('core/x.ts', './a')).toBe('core/a/index.ts');
    expect(resolve('core/a/y.ts', '../b')).toBe('core/b.ts');
    expect(resolve('core/x.ts', '@lexical/react/useX')).toBe('@lexical/react');
  });
});
