import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BLACK, WHITE } from '../../../../../core/base/ink';
import type { Mark } from '../../../../../core/page/composed';
import { type PdfAssets, type PdfOptions, paintPdf } from '../../../../../core/paint/pdf';
import { assets, face, line, lineMark, merging, options, page, ports, run } from '../fixture';
import { boxOf, contentOf, mapsOf, plainOf, streamsOf } from '../readpdf';

const paint = async (
  marks: readonly Mark[],
  changed: Partial<PdfOptions> = {},
  given: PdfAssets = assets(),
): Promise<Uint8Array> => {
  const painted = await paintPdf([page(marks)], given, { ...options, ...changed }, ports);
  if (!painted.ok) throw new Error(JSON.stringify(painted.error));
  return painted.value;
};

const tint: Mark = {
  kind: 'tint',
  item: 'i2',
  rect: { x: 40, y: 40, width: 200, height: 80 },
  ink: { c: 10, m: 0, y: 20, k: 5 },
};
const rule: Mark = {
  kind: 'rule',
  item: 'i3',
  x1: 40,
  y1: 30,
  x2: 240,
  y2: 30,
  weight: 1.5,
  ink: { c: 0, m: 0, y: 0, k: 100 },
};
const picture: Mark = {
  kind: 'picture',
  item: 'i4',
  picture: 'pic1',
  rect: { x: 300, y: 100, width: 200, height: 150 },
  missing: true,
};
const story: readonly Mark[] = [
  tint,
  picture,
  rule,
  lineMark(
    line(90, [run('工人下班以后', 50, { size: 26, face: 'hei' })], {
      field: 'headline',
      frame: 'i1/headline/0',
    }),
  ),
  lineMark(line(120, [run('本报讯', 68, { face: 'hei' }), run('（记者 江一舟）江城', 95)])),
  lineMark(line(132.4, [run('总工会昨日说，技能夜校', 50, { gap: 0.9 })])),
  lineMark(line(144.8, [run('今晚开课。', 50)], { block: 'b2' })),
];

/** 一 and the radical ⼀ are one glyph. */
const merged = (id: string): ReturnType<typeof face> | undefined =>
  id === 'song-text' ? merging(face(id), ['一', '⼀']) : undefined;
const idOf = (pdf: Uint8Array): string => /\/ID \[ ?<(\w{32})>/u.exec(plainOf(pdf))?.[1] ?? '';

const tool = (name: string): boolean => spawnSync(name, ['--version']).error === undefined;
const withFile = <T>(pdf: Uint8Array, use: (file: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'banxin-pdf-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('the page PDF', () => {
  it('has the paper as its trim box and the bleed round it', async () => {
    const pdf = await paint(story);
    const [left = 0, bottom = 0, right = 0, top = 0] = boxOf(pdf, 'TrimBox');
    expect(right - left).toBeCloseTo(page([]).width, 3);
    expect(top - bottom).toBeCloseTo(page([]).height, 3);
    expect(left).toBeCloseTo(page([]).bleed, 3);
    expect(boxOf(pdf, 'BleedBox')).toEqual(boxOf(pdf, 'MediaBox'));
  });

  it('is no larger than the paper on a trimmed sheet', async () => {
    const pdf = await paint(story, { sheet: 'trimmed', marks: true });
    expect(boxOf(pdf, 'MediaBox')).toEqual(boxOf(pdf, 'TrimBox'));
    expect(boxOf(pdf, 'TrimBox').slice(0, 2)).toEqual([0, 0]);
    expect(contentOf(pdf)).not.toContain('/All');
  });

  it('puts crop marks and the page name into every plate, outside the bleed', async () => {
    const pdf = await paint(story, { marks: true });
    expect(plainOf(pdf)).toMatch(/\/Separation\s+\/All\s+\/DeviceCMYK/u);
    const content = contentOf(pdf);
    expect(content).toContain('/All CS 1 SCN /All cs 1 scn');
    const [bleedLeft = 0] = boxOf(pdf, 'BleedBox');
    const marks = content.slice(content.indexOf('/All CS'));
    const inside = [...marks.matchAll(/^(\S+) (\S+) m (\S+) (\S+) l S$/gmu)].filter((m) => {
      const xs = [Number(m[1]), Number(m[3])];
      const ys = [Number(m[2]), Number(m[4])];
      const [, bottom = 0, right = 0, top = 0] = boxOf(pdf, 'BleedBox');
      return xs.some((x) => x > bleedLeft && x < right) && ys.some((y) => y > bottom && y < top);
    });
    expect(inside).toEqual([]);
  });

  it('uses process colours only, black text in one plate and over what lies under it', async () => {
    const content = contentOf(await paint(story));
    expect(content).not.toMatch(/(?:^|\s)(?:rg|RG|sc|SC|scn|SCN|cs|CS|g|G)(?:\s|$)/mu);
    expect(content).toContain('0 0 0 1 k');
    expect(content).toContain('0.1 0 0.2 0.05 k');
    const beforeText = content.slice(0, content.indexOf('BT'));
    expect(beforeText.lastIndexOf('/Go gs')).toBeGreaterThan(beforeText.lastIndexOf('/Gk gs'));
    expect(plainOf(await paint(story))).toMatch(/\/OP true\s+\/op true\s+\/OPM 1/u);
  });

  it('widens dashes in text space and stresses characters with dots outside the text', async () => {
    const plain = run('——', 50);
    const dash = { ...plain, widen: 1.25, xs: plain.xs.map((x) => 50 + (x - 50) * 1.25) };
    const dots = { xs: [80, 89], y: 63, radius: 0.5, ink: BLACK };
    const stressed = { ...line(60, [dash, run('安全', 75)]), dots };
    const content = contentOf(await paint([lineMark(stressed)]));
    expect(content).toMatch(/BT .*1\.25 0 0 1 [\d.]+ [\d.]+ Tm \[<\w{8}>\] TJ/u);
    expect(content.match(/1 J\n(?:[\d.]+ [\d.]+ m [\d.]+ [\d.]+ l\n){2}S\n0 J/u)).not.toBeNull();
  });

  it('knocks reversed text out of the black', async () => {
    const content = contentOf(await paint([tint, lineMark(line(60, [run('反白', 50, { ink: WHITE })]))]));
    const before = content.slice(0, content.indexOf('BT'));
    expect(before.lastIndexOf('/Gk gs')).toBeGreaterThan(before.lastIndexOf('/Go gs'));
    expect(content).toContain('0 0 0 0 k');
  });

  it('embeds every face as a tagged subset that keeps its glyph numbers', async () => {
    const plain = plainOf(await paint(story));
    const names = [...plain.matchAll(/\/FontName \/(\S+)/gu)].map((m) => m[1]);
    expect(names).toHaveLength(2);
    for (const name of names) expect(name).toMatch(/^[A-Z]{6}\+Noto(?:Sans|Serif)SC-/u);
    expect(plain.match(/\/FontFile2 /gu)).toHaveLength(2);
    expect(plain.match(/\/Identity-H/gu)).toHaveLength(2);
    const content = contentOf(await paint(story));
    const glyph = face('hei').metrics.glyph('工'.codePointAt(0) ?? 0);
    expect(content).toContain(`<${glyph.toString(16).padStart(4, '0')}`);
  });

  it('leads from glyphs back to text, beyond the basic plane too', async () => {
    const text = '江𬭊𬙂城';
    const pdf = await paint([lineMark(line(60, [run(text, 50)]))]);
    const [map] = mapsOf(pdf);
    const shown = /\[<(?<hex>[0-9a-f<>. -]+)>\] TJ/u.exec(contentOf(pdf))?.groups?.['hex'] ?? '';
    const glyphs = shown.replace(/>[^<]*</gu, '').match(/.{4}/gu) ?? [];
    expect(glyphs.map((g) => map?.get(g) ?? '?').join('')).toBe(text);
  });

  it('spells out the text where two characters share a glyph', async () => {
    const pdf = await paint([lineMark(line(60, [run('一心⼀意', 50)]))], {}, assets(undefined, merged));
    // 一, 心, 意 and the blank that marks the line's ends.
    expect(mapsOf(pdf)[0]?.size).toBe(4);
    expect(contentOf(pdf)).toContain('/ActualText <feff4e005fc32f00610f>');
  });

  it('keeps the text of a character that the face lacks', async () => {
    const pdf = await paint([lineMark(line(60, [run('姓𠮷的人', 50)]))]);
    expect(contentOf(pdf)).toContain('/ActualText <feff59d3d842dfb776844eba>');
  });

  it('names its printing condition and says PDF/X-4 in both places', async () => {
    const pdf = await paint(story);
    const plain = plainOf(pdf);
    expect(plain.startsWith('%PDF-1.6\n')).toBe(true);
    expect(plain).toContain('/GTS_PDFX');
    expect(plain).toMatch(/\/OutputConditionIdentifier \(CGATS TR 002\)/u);
    const profile = streamsOf(pdf).find(({ dictionary }) => dictionary.includes('/N 4'));
    expect(profile?.bytes.toString('latin1', 36, 40)).toBe('acsp');
    expect(plain).toContain('<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>');
    expect(plain).toContain('/CreationDate (D:20261122000000Z)');
    expect(plain).toContain('<xmp:CreateDate>2026-11-22T00:00:00Z</xmp:CreateDate>');
  });

  it('is the same file every time, and another one when a character changes', async () => {
    const [first, again, other] = await Promise.all([
      paint(story),
      paint(story),
      paint([...story.slice(0, -1), lineMark(line(144.8, [run('今晚开讲。', 50)], { block: 'b2' }))]),
    ]);
    expect(Buffer.compare(Buffer.from(first), Buffer.from(again))).toBe(0);
    expect(idOf(first)).toMatch(/^\w{32}$/u);
    expect(idOf(other)).not.toBe(idOf(first));
  });

  it('tags headline, paragraphs and pictures, and one paragraph over two frames is one element', async () => {
    const pdf = await paint([
      ...story,
      rule,
      lineMark(line(60, [run('下接第四版', 400)], { block: 'b2', frame: 'i1/body/1' })),
    ]);
    const plain = plainOf(pdf);
    expect(plain.match(/\/S \/P\b/gu)).toHaveLength(2);
    expect(plain.match(/\/S \/H1\b/gu)).toHaveLength(1);
    expect(plain.match(/\/S \/Figure\b/gu)).toHaveLength(1);
    const content = contentOf(pdf);
    const opened = content.match(/ BDC$| BMC$/gmu)?.length;
    expect(opened).toBe(content.match(/^EMC$/gmu)?.length);
    const ids = [...content.matchAll(/\/MCID (\d+)/gu)].map((m) => Number(m[1]));
    expect(ids).toEqual(ids.map((_, i) => i));
  });

  it('tags a subhead as a heading below headline and deck', async () => {
    const subhead = lineMark(line(60, [run('绿卡片', 400)], { block: 'subhead-1', frame: 'i1/body/1' }));
    const plain = plainOf(await paint([...story, subhead]));
    expect(plain.match(/\/S \/H3\b/gu)).toHaveLength(1);
    expect(plain.match(/\/S \/P\b/gu)).toHaveLength(2);
  });

  it('fails by name where a face is not there', async () => {
    const nothing = await paintPdf(
      [page(story)],
      assets(undefined, () => undefined),
      options,
      ports,
    );
    expect(nothing).toEqual({ ok: false, error: { kind: 'missing-face', face: 'hei' } });
  });

  it.skipIf(!tool('qpdf'))('passes qpdf --check without a warning', async () => {
    const result = withFile(await paint(story, { marks: true }), (file) =>
      spawnSync('qpdf', ['--check', file], { encoding: 'utf8' }),
    );
    expect(result.stderr).toBe('');
    expect(result.status).toBe(0);
  });

  it.skipIf(!tool('pdftotext'))('gives pdftotext every line whole and in order', async () => {
    const text = withFile(
      await paint(story),
      (file) => spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' }).stdout,
    );
    expect(text.replace(/[\n\f]+/gu, '|')).toBe(
      '工人下班以后|本报讯（记者 江一舟）江城|总工会昨日说，技能夜校|今晚开课。|',
    );
  });
});
