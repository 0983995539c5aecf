// Builds resources/sample, the paper that the desk opens at its first start, from the copy in stories/, the
// make-up in makeup.mjs and the pictures in made/ (see pictures.mjs): node scripts/sample/build.mjs
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import sharp from 'sharp';
import { extraStyles, pictureCards, supplement, unionNews } from './makeup.mjs';
import { readStory } from './manuscript.mjs';

const here = import.meta.dirname;
const root = join(here, '..', '..');
const target = join(root, 'resources', 'sample');
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return Object.fromEntries(keys.sort().map((key) => [key, sorted(value[key])]));
};

async function put(path, value) {
  await mkdir(dirname(join(target, path)), { recursive: true });
  await writeFile(join(target, path), `${JSON.stringify(sorted(value), null, 2)}\n`);
}

/** One document in the envelope of the project folder. */
const record = (type, path, data) =>
  put(`${path}/${data.id}.json`, {
    schema: `${type}@1`,
    id: data.id,
    rev: 1,
    parentRev: null,
    device: 'sample',
    sha256: sha256(JSON.stringify(sorted(data))),
    data,
  });

async function styles(template) {
  const all = template.styles.map((style) => ({ ...style }));
  for (const { from, ...own } of extraStyles) all.push({ ...all.find((style) => style.id === from), ...own });
  for (const style of all) await record('style', 'styles', style);
}

async function pictures() {
  for (const [id, card] of Object.entries(pictureCards)) {
    const bytes = await readFile(join(here, 'made', `${id}.jpg`));
    const { width, height } = await sharp(bytes).metadata();
    const sha = sha256(bytes);
    const file = join(target, 'assets', 'sha256', sha.slice(0, 2), `${sha}.jpg`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
    const name = `${id}.jpg`;
    await record('picture', 'assets/meta', {
      id,
      sha256: sha,
      ext: 'jpg',
      width,
      height,
      nature: 'photo',
      name,
      ...card,
    });
  }
}

async function stories() {
  const files = (await readdir(join(here, 'stories'))).filter((name) => name.endsWith('.txt')).sort();
  for (const name of files) {
    const id = basename(name, '.txt');
    const story = readStory(id, await readFile(join(here, 'stories', name), 'utf8'));
    await record('story', `stories/${id.slice(-2)}`, story);
  }
}

const template = JSON.parse(await readFile(join(root, 'resources', 'templates', 'broadsheet.json'), 'utf8'));
await rm(target, { recursive: true, force: true });
await put('manifest.json', { product: 'banxin', formatVersion: 1, minReader: 1, id: 'jiangcheng-sample' });
await record('paper', 'papers', {
  ...template.paper,
  id: 'jiangcheng',
  name: '江城职工报',
  cn: 'CN 00-0000',
  owner: '江城市总工会',
  sections: ['要闻', '综合', '工会新闻', '副刊'],
});
await styles(template);
const issue = 'issue-20261122';
await record('issue', 'issues', {
  id: issue,
  paper: 'jiangcheng',
  date: '2026-11-22',
  number: 7316,
  pages: ['page-3', 'page-4'],
});
await record('page', 'pages', { id: 'page-3', issue, ...unionNews });
await record('page', 'pages', { id: 'page-4', issue, ...supplement });
await pictures();
await stories();
