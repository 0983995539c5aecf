import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Checked, isSame } from './check';
import type { ListingLine } from './difference';
import { type GreyPicture, LEVELS, writeGreyPng } from './raster/greypng';

export const reportFile = fileURLToPath(new URL('../../test-results/reference/index.html', import.meta.url));

/** Lines of a listing shown round a change. */
const CONTEXT = 2;

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 1500px; padding: 0 1rem; color: #1c1c1c }
table { border-collapse: collapse } td, th { padding: .2rem .9rem .2rem 0; text-align: left; font-variant-numeric: tabular-nums }
th { font-weight: 600; border-bottom: 1px solid #999 } .bad { color: #a40000; font-weight: 600 }
section { border-top: 2px solid #1c1c1c; margin-top: 2.5rem; padding-top: .5rem }
.pages { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1rem } .pages.wide { grid-template-columns: 1fr } img { cursor: zoom-in } figure { margin: 0 }
figcaption { font-size: 13px; color: #555 } img { width: 100%; display: block; background: #fff; border: 1px solid #bbb }
.stack { position: relative; overflow: hidden } .stack img + img { position: absolute; inset: 0; clip-path: inset(0 0 0 var(--cut, 50%)) }
input[type=range] { width: 100% } .blink .stack img + img { clip-path: none; animation: blink 1.2s steps(1) infinite }
@keyframes blink { 50% { opacity: 0 } }
pre { font: 14px/1.55 "Noto Sans SC", "Noto Sans CJK SC", monospace; background: #f6f6f4; padding: .8rem; overflow: auto; max-height: 34rem }
del { background: #ffd9d6; color: #8a0c00; text-decoration: none; display: block } ins { background: #d3f2d3; color: #0d5a0d; text-decoration: none; display: block }
.gap { color: #888; display: block } .frame { font-weight: 600 }
@media (prefers-color-scheme: dark) { body { background: #1b1b1b; color: #e6e6e6 } pre { background: #262626 } figcaption { color: #aaa } section, th { border-color: #888 } .bad { color: #ff8f85 } }
@media (prefers-reduced-motion: reduce) { .blink .stack img + img { animation: none } }`;

const SCRIPT = `
for (const image of document.querySelectorAll('img'))
  image.addEventListener('click', () => image.closest('.pages').classList.toggle('wide'));
for (const range of document.querySelectorAll('input[type=range]'))
  range.addEventListener('input', () => range.closest('figure').querySelector('.stack').style.setProperty('--cut', range.value + '%'));
for (const box of document.querySelectorAll('input[type=checkbox]'))
  box.addEventListener('change', () => box.closest('figure').classList.toggle('blink', box.checked));`;

const escape = (text: string): string => text.replace(/[&<>"]/gu, (c) => `&#${c.codePointAt(0) ?? 0};`);

/** Writes the report: a table of all pages, then old, new and difference of those that changed. */
export function writeReport(checked: readonly Checked[]): string {
  const changed = checked.filter((page) => !isSame(page));
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Reference pages: ${changed.length} changed</title><style>${STYLE}</style></head><body>
<h1>Reference pages: ${changed.length} of ${checked.length} changed</h1>
<p>Look at what changed (a click on a picture enlarges it); <code>npm run reference:accept -- [page…]</code> makes it the new reference.</p>
${table(checked)}
${changed.map(section).join('\n')}
<script>${SCRIPT}</script></body></html>
`;
  mkdirSync(dirname(reportFile), { recursive: true });
  writeFileSync(reportFile, html);
  return reportFile;
}

const cell = (value: string | number, bad = false): string =>
  `<td${bad ? ' class="bad"' : ''}>${typeof value === 'number' ? value : escape(value)}</td>`;

function table(checked: readonly Checked[]): string {
  const rows = checked.map((page) => {
    const { quality, picture } = page;
    const name = isSame(page)
      ? `<td>${page.page.name}</td>`
      : `<td><a href="#${page.page.name}">${page.page.name}</a></td>`;
    return `<tr>${[
      name,
      cell(page.page.about),
      cell(page.changed, page.changed > 0),
      cell(picture?.pixels ?? 'new', picture?.pixels !== 0),
      cell(quality.lines),
      cell(quality.loose),
      cell(`${quality.worst.toFixed(2)} em`),
      cell(quality.overset, quality.overset > 0),
    ].join('')}</tr>`;
  });
  const heads = [
    'Page',
    'Shows',
    'Lines changed',
    'Pixels changed',
    'Body lines',
    'Loose',
    'Worst gap',
    'Overset',
  ];
  return `<table><tr>${heads.map((h) => `<th>${h}</th>`).join('')}</tr>${rows.join('')}</table>`;
}

function section(checked: Checked): string {
  const { page, before, now, picture, changed, quality } = checked;
  const { lines, loose, worst } = quality;
  const facts = [
    before ? `${changed} lines changed` : 'not stored yet',
    `${picture?.pixels ?? 0} pixels changed`,
    `${loose} of ${lines} body lines loose, worst gap ${worst.toFixed(2)} em`,
  ];
  return `<section id="${page.name}"><h2>${page.name}</h2><p>${escape(page.about)}</p><p>${facts.join(' · ')}</p>
<div class="pages">${before ? figures(before.picture, checked) : figure('New', image(now.picture))}</div>
${before ? textDifference(checked.lines) : ''}</section>`;
}

function figures(old: GreyPicture, { now, picture }: Checked): string {
  const both = `<div class="stack">${image(old)}${image(now.picture)}</div>`;
  const slide = '<input type="range" min="0" max="100" value="50" aria-label="Old to new">';
  const blink = '<label><input type="checkbox"> blink</label>';
  return [
    figure('Old left of the slider, new right of it', `${both}${slide}${blink}`),
    figure('New', image(now.picture)),
    figure('Difference: changed pixels black', picture ? image(maskPicture(now.picture, picture.mask)) : ''),
  ].join('');
}

const figure = (caption: string, inside: string): string =>
  `<figure>${inside}<figcaption>${caption}</figcaption></figure>`;

const image = (picture: GreyPicture): string =>
  `<img alt="" src="data:image/png;base64,${writeGreyPng(picture).toString('base64')}">`;

/** Changed pixels, a little swollen so that they are seen, over the faded page. */
function maskPicture({ width, height, levels }: GreyPicture, mask: Uint8Array): GreyPicture {
  const white = LEVELS - 1;
  const out = Uint8Array.from(levels, (level) => Math.round(white - (white - level) * 0.2));
  mask.forEach((differs, i) => {
    if (differs === 0) return;
    const x = i % width;
    const y = Math.floor(i / width);
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v += 1)
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u += 1) out[v * width + u] = 0;
  });
  return { width, height, levels: out };
}

function textDifference(lines: readonly ListingLine[]): string {
  const near = lines.map((_, i) =>
    lines.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some(({ kind }) => kind !== 'same'),
  );
  if (!near.includes(true)) return '<p>The breaks are the same.</p>';
  let frame = '';
  const shown = lines.flatMap((line, i) => {
    if (!near[i]) return near[i - 1] ? ['<span class="gap">…</span>'] : [];
    const heading =
      line.frame !== frame && line.number > 0 ? [`<span class="frame">[${escape(line.frame)}]</span>\n`] : [];
    frame = line.frame;
    return [...heading, shownLine(line)];
  });
  return `<pre>${shown.join('')}</pre>`;
}

function shownLine({ kind, text }: ListingLine): string {
  if (kind === 'old') return `<del>− ${escape(text)}</del>`;
  if (kind === 'new') return `<ins>+ ${escape(text)}</ins>`;
  return `  ${escape(text)}\n`;
}
