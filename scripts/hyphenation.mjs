// Writes core/typeset/hyphenation/patterns.ts: Liang's patterns for American English as TeX spells them, from the
// trie that the package `hyphen` carries. Run it again only when that package brings new patterns.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const [levels, trie, exceptions] = createRequire(import.meta.url)('hyphen/patterns/en-us.js');

/** `hen5at` of the letters `henat` and the levels before each of them and after the last. */
function spell(letters, values) {
  const dotted = letters.startsWith('.');
  let out = dotted ? '.' : '';
  const bare = dotted ? letters.slice(1) : letters;
  for (let k = 0; k <= bare.length; k++) out += (values[k] || '') + (bare[k] ?? '');
  return out;
}

const patterns = [];
function walk(node, letters) {
  if (typeof node === 'number') patterns.push(spell(letters, levels[node]));
  else if (Array.isArray(node)) {
    patterns.push(spell(letters, levels[node[1]]));
    walk(node[0], letters);
  } else for (const [letter, next] of Object.entries(node)) walk(next, letters + letter);
}
walk(trie, '');

/** The package counts the hyphens before a point as letters. */
const words = Object.entries(exceptions).map(([word, places]) => {
  const points = new Set(places.map((place, k) => place - k));
  return [...word].map((letter, k) => (points.has(k) ? `-${letter}` : letter)).join('');
});
const lines = (list) => (list.join(' ').match(/.{1,110}/gu) ?? []).map((line) => `  '${line}',`).join('\n');
writeFileSync(
  path.join(root, 'core/typeset/hyphenation/patterns.ts'),
  `/**
 * Made by scripts/hyphenation.mjs: hyph-en-us, the patterns and exceptions of American English (NOTICE), as TeX
 * writes them: a figure between two letters is the level of a break there, odd levels allow it.
 */
export const PATTERNS: string = [
${lines(patterns.toSorted((a, b) => (a < b ? -1 : 1)))}
].join('');

export const EXCEPTIONS: string = [
${lines(words)}
].join('');
`,
);
