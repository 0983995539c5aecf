import type { ImportGraph } from './graph';

/** Which rooms of core a room may import, besides itself. */
const coreNeeds: Readonly<Record<string, readonly string[]>> = {
  base: [],
  contract: ['base', 'document'],
  document: ['base'],
  typeset: ['base', 'document'],
  page: ['base', 'document', 'typeset'],
  makeup: ['base', 'document', 'typeset', 'page'],
  paint: ['base', 'document', 'typeset', 'page'],
  proof: ['base', 'document', 'typeset', 'page'],
  exchange: ['base', 'document'],
};

/** Packages that only one place may import. */
const owners: readonly (readonly [packages: RegExp, owner: RegExp, why: string])[] = [
  [/^(lexical|@lexical\/.*)$/u, /^renderer\/storyeditor\//u, 'only the story editor knows Lexical'],
  [/^lowdb$/u, /^electron\/store\//u, 'only the store knows lowdb'],
  [
    /^(@cantoo\/pdf-lib|@libpdf\/core|pdfkit)$/u,
    /^core\/paint\/pdf\//u,
    'only paint/pdf knows the PDF library',
  ],
];

/** What core must not touch: it runs in workers, in Node and in the window alike. */
const foreignToCore = /^(node:.*|electron|react|react-dom|react-.*|fs|path|crypto|os|sharp|zustand)$/u;

const roomsOf = (file: string): readonly [string, string] => {
  const [side = '', room = ''] = file.split('/');
  return [side, room.includes('.') ? '' : room];
};

function coreRule(room: string, to: string): string | undefined {
  if (foreignToCore.test(to)) return 'core is pure TypeScript';
  const [side, target] = roomsOf(to);
  if (side === 'electron' || side === 'renderer') return `core may not import ${side}`;
  if (side !== 'core' || target === room) return undefined;
  return (coreNeeds[room] ?? []).includes(target) ? undefined : `core/${room} may not import core/${target}`;
}

function rendererRule(room: string, to: string): string | undefined {
  if (/^(electron|node:.*)$/u.test(to)) return 'the window is sandboxed: neither Electron nor Node';
  const [side, target] = roomsOf(to);
  if (side === 'electron') return 'the renderer may not import electron/';
  if (side !== 'renderer' || target === room || room === '' || room === 'app') return undefined;
  if (room === 'widgets') return 'widgets import no room';
  if (room === 'session') return target === 'widgets' ? undefined : 'session imports no room';
  return ['session', 'widgets'].includes(target)
    ? undefined
    : `renderer/${room} may not import renderer/${target}`;
}

function electronRule(to: string): string | undefined {
  const [side] = roomsOf(to);
  return side === 'renderer' && to.includes('/') ? 'electron/ may not import the renderer' : undefined;
}

function brokenRule(from: string, to: string): string | undefined {
  const owned = owners.find(([packages, owner]) => packages.test(to) && !owner.test(from));
  if (owned) return owned[2];
  const [side, room] = roomsOf(from);
  if (side === 'core') return coreRule(room, to);
  return side === 'renderer' ? rendererRule(room, to) : electronRule(to);
}

/** Every import that goes the wrong way, one line each. */
export function wrongDirections(graph: ImportGraph): readonly string[] {
  return [...graph].flatMap(([from, targets]) =>
    targets.flatMap((to) => {
      const rule = brokenRule(from, to);
      return rule === undefined ? [] : [`${from} → ${to}: ${rule}`];
    }),
  );
}
