// A Debian package, written by ourselves: electron-builder's own way needs a Ruby program it fetches from GitHub.
// deb(5): an ar archive of the format's version, the control files and the data.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { inRoot } from '../steps.mjs';
import { desktopFiles } from './desktop.mjs';
import { packTo } from './pack.mjs';
import { entriesOf, tar, withFolders } from './tar.mjs';

const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' };
const MAINTAINER = 'The Banxin authors <authors@banxin.invalid>';

/** What the programs are linked with (readelf -d). Since the 64-bit time change some bear the ending t64. */
const RENAMED = [
  'libasound2',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libatspi2.0-0',
  'libcups2',
  'libgtk-3-0',
];
const DEPENDS = [
  'libc6 (>= 2.28)',
  'libstdc++6 (>= 7)',
  'libgcc-s1',
  ...RENAMED.map((name) => `${name} | ${name}t64`),
  'libglib2.0-0 | libglib2.0-0t64',
  'libcairo2',
  'libdbus-1-3',
  'libexpat1',
  'libgbm1',
  'libnspr4',
  'libnss3',
  'libpango-1.0-0',
  'libudev1',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
].join(', ');

const longDescription = ({ isDev }) => [
  ' Banxin is an offline desk for newspaper editors. Chinese newspapers first: stories are',
  ' written and tagged, pages made up on a body grid, proofread, and exported as PDF/X-4',
  ' for the press. Everything stays in a folder of plain JSON files on this computer.',
  ' .',
  ' 版心是报纸编辑的离线工作台：写稿、标引、拼版、校对，导出印厂可用的版面 PDF。',
  ...(isDev
    ? [
        ' .',
        ' This is a development package: it was made from a re-hosted Electron whose origin nobody',
        ' vouches for. It is for trials and tests, not for users.',
      ]
    : []),
];

const control = (product, architecture, kibibytes) =>
  `${[
    `Package: ${product.name}`,
    `Version: ${product.version}`,
    `Architecture: ${architecture}`,
    `Maintainer: ${MAINTAINER}`,
    `Installed-Size: ${kibibytes}`,
    `Depends: ${DEPENDS}`,
    'Recommends: xdg-utils, libsecret-1-0',
    'Section: editors',
    'Priority: optional',
    `Description: newspaper desk: stories, pages, proofs, press PDF${product.isDev ? ' (development)' : ''}`,
    ...longDescription(product),
  ].join('\n')}\n`;

/**
 * dpkg's triggers keep these caches where the desktop's packages declare them; where they do not, it is done here.
 * A removal leaves no entry of ours in them.
 */
const caches = (when) => `#!/bin/sh
set -e
case "$1" in
  ${when})
    if command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi
    if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime || true; fi
    if command -v gtk-update-icon-cache >/dev/null && [ -e /usr/share/icons/hicolor/icon-theme.cache ]; then
      gtk-update-icon-cache -q -f -t /usr/share/icons/hicolor || true
    fi
    ;;
esac
`;

const notice = () =>
  Buffer.from(`${readFileSync(inRoot('LICENSE'), 'utf8')}\n\n${readFileSync(inRoot('NOTICE'), 'utf8')}`);

/** Every file and link that is installed. */
function data(product, folder) {
  const { name } = product;
  const program = entriesOf(folder, `./usr/lib/${name}`);
  /*
   * Chromium keeps pages in a sandbox made of user namespaces; where the system forbids those (Ubuntu since 23.10), its
   * helper must belong to root and run as such. That is not asked for a binary nobody vouches for.
   */
  const helper = program.find((entry) => entry.name === `./usr/lib/${name}/chrome-sandbox`);
  if (helper && !product.isDev) helper.mode = 0o4755;
  const doc = (file, body) => ({ name: `./usr/share/doc/${name}/${file}`, mode: 0o644, body });
  return withFolders([
    { name: '.', mode: 0o755 },
    ...program,
    { name: `./usr/bin/${name}`, mode: 0o777, target: `../lib/${name}/bin/${name}` },
    ...desktopFiles(product, './usr'),
    doc('copyright', notice()),
    doc('changelog.gz', gzipSync(readFileSync(inRoot('CHANGELOG.md')), { level: 9 })),
  ]);
}

const sizeOf = ({ file, body }) => body?.length ?? (file === undefined ? 0 : statSync(file).size);

async function md5(entry) {
  const hash = createHash('md5');
  if (entry.body) hash.update(entry.body);
  else for await (const chunk of createReadStream(entry.file)) hash.update(chunk);
  return hash.digest('hex');
}

async function md5sums(entries) {
  const lines = [];
  for (const entry of entries)
    if (entry.body || entry.file !== undefined) lines.push(`${await md5(entry)}  ${entry.name.slice(2)}\n`);
  return lines.join('');
}

async function* ar(members, time) {
  yield Buffer.from('!<arch>\n');
  for (const { name, file, body } of members) {
    const size = body?.length ?? statSync(file).size;
    const fields = [
      name.padEnd(16),
      String(time).padEnd(12),
      '0     0     ',
      '100644  ',
      String(size).padEnd(10),
    ];
    yield Buffer.from(`${fields.join('')}\`\n`);
    if (body) yield body;
    else yield* createReadStream(file);
    if (size % 2 === 1) yield Buffer.from('\n');
  }
}

const controlFile = (name, mode, body) => ({ name: `./${name}`, mode, body: Buffer.from(body) });

/** Writes the package of an unpacked program into a folder; answers with its file. */
export async function makeDeb(product, folder, target, time) {
  const architecture = ARCHITECTURES[product.arch] ?? product.arch;
  const entries = data(product, folder);
  // As Debian counts: every file rounded up to whole KiB, every other entry one.
  const kibibytes = entries.reduce((sum, entry) => sum + Math.max(1, Math.ceil(sizeOf(entry) / 1024)), 0);
  const controls = [
    { name: '.', mode: 0o755 },
    controlFile('control', 0o644, control(product, architecture, kibibytes)),
    controlFile('md5sums', 0o644, await md5sums(entries)),
    controlFile('postinst', 0o755, caches('configure')),
    controlFile('postrm', 0o755, caches('remove | purge')),
  ];
  const scratch = mkdtempSync(path.join(tmpdir(), 'banxin-deb-'));
  try {
    const [first, second] = [path.join(scratch, 'control.tar'), path.join(scratch, 'data.tar')];
    const controlEnding = await packTo(first, tar(controls, time));
    const dataEnding = await packTo(second, tar(entries, time));
    const file = path.join(target, `${product.name}_${product.version}_${architecture}.deb`);
    const members = [
      { name: 'debian-binary', body: Buffer.from('2.0\n') },
      { name: `control.tar.${controlEnding}`, file: `${first}.${controlEnding}` },
      { name: `data.tar.${dataEnding}`, file: `${second}.${dataEnding}` },
    ];
    await pipeline(Readable.from(ar(members, time)), createWriteStream(file));
    return file;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
