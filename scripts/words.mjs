// Makes resources/words/words.txt, the word list headlines are broken with, from jieba's dict.txt
// (MIT; `npm pack @node-rs/jieba` carries it):  node scripts/words.mjs path/to/dict.txt
//
// One line per first character. After the character come the words that begin with it, in code point order:
// [how many characters after the first are shared with the word before] weight class rest. The weight is half
// steps of log2 of the frequency as a letter (a = 1, b = √2 …), the class a letter of CLASSES; the first entry
// of a line is the character itself.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('usage: node scripts/words.mjs path/to/dict.txt');

/** Part of speech tags of the list by their first letters; the first that fits counts. */
const CLASSES = [
  ['nr', 'H'],
  ['ns', 'S'],
  ['n', 'N'],
  ['j', 'N'],
  ['vn', 'W'],
  ['v', 'V'],
  ['p', 'P'],
  ['c', 'C'],
  ['d', 'D'],
  ['u', 'U'],
  ['y', 'U'],
  ['q', 'Q'],
  ['mq', 'Q'],
  ['m', 'M'],
  ['a', 'A'],
  ['b', 'B'],
  ['t', 'T'],
  ['f', 'F'],
  ['s', 'F'],
  ['r', 'R'],
  ['i', 'I'],
  ['l', 'I'],
];
const LONGEST = 7;
const WEIGHTS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

const classOf = (tag) => CLASSES.find(([start]) => tag.startsWith(start))?.[1] ?? 'X';

/** Names of persons and rare words would only find words where there are none. */
function isKept(length, frequency, tag) {
  if (length === 1) return frequency >= 40;
  if (length > LONGEST) return false;
  if (tag.startsWith('nr')) return frequency >= 150;
  return frequency >= (tag.startsWith('ns') ? 10 : 8);
}

const byFirst = new Map();
for (const line of readFileSync(source, 'utf8').split('\n')) {
  const [word = '', count = '0', tag = 'x'] = line.trim().split(' ');
  const characters = [...word];
  const frequency = Number(count);
  if (!/^\p{Script=Han}+$/u.test(word) || !isKept(characters.length, frequency, tag)) continue;
  const [first, ...rest] = characters;
  const words = byFirst.get(first) ?? [];
  const weight = WEIGHTS[Math.min(WEIGHTS.length - 1, Math.round(2 * Math.log2(Math.max(1, frequency))))];
  words.push({ rest, head: weight + classOf(tag) });
  byFirst.set(first, words);
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function lineOf([first, words]) {
  let before = [];
  let line = first;
  if (words.every(({ rest }) => rest.length > 0)) words.push({ rest: [], head: 'fX' });
  for (const { rest, head } of words.sort((a, b) => compare(a.rest.join(''), b.rest.join('')))) {
    let shared = 0;
    while (shared < before.length && shared < rest.length && before[shared] === rest[shared]) shared++;
    line += (shared > 0 ? String(shared) : '') + head + rest.slice(shared).join('');
    before = rest;
  }
  return line;
}

const lines = [...byFirst].sort(([a], [b]) => compare(a, b)).map(lineOf);
const target = fileURLToPath(new URL('../resources/words/words.txt', import.meta.url));
writeFileSync(target, `${lines.join('\n')}\n`);
const count = [...byFirst.values()].reduce((sum, words) => sum + words.length, 0);
process.stdout.write(`${count} words under ${lines.length} characters\n`);
