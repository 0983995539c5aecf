import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import type { FaceId } from '../../../../core/base/ids';
import { BLACK, type Ink } from '../../../../core/base/ink';
import type { FaceMetrics } from '../../../../core/base/ports';
import type { Pt } from '../../../../core/base/units';
import type {
  ComposedFrame,
  ComposedLine,
  ComposedPage,
  GlyphRun,
  Mark,
} from '../../../../core/page/composed';
import {
  createSubsetter,
  type PdfAssets,
  type PdfFace,
  type PdfOptions,
  type PdfPicture,
  type PdfPorts,
  readFontFile,
} from '../../../../core/paint/pdf';
import { openFace } from '../../../../core/typeset/fonts/face';

const root = new URL('../../../../resources/', import.meta.url);
const files: Readonly<Record<string, string>> = {
  'song-text': 'NotoSerifSC-Regular.ttf',
  hei: 'NotoSansSC-Medium.ttf',
};
const wasm = new WebAssembly.Module(
  readFileSync(createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')),
);

const take = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const opened = new Map<FaceId, PdfFace>();

export function face(id: FaceId): PdfFace {
  const known = opened.get(id);
  if (known) return known;
  const bytes = readFileSync(new URL(`fonts/${files[id] ?? id}`, root));
  const subsetter = take(createSubsetter(wasm, bytes));
  const made: PdfFace = {
    metrics: take(openFace(id, bytes)),
    file: take(readFontFile(bytes, id)),
    subset: (glyphs) => subsetter.subset(glyphs),
  };
  opened.set(id, made);
  return made;
}

export const ports: PdfPorts = {
  deflate: (bytes) => deflateSync(bytes),
  digest: (bytes) => createHash('sha256').update(bytes).digest(),
};

/** A face that maps several characters to one glyph, as fonts do with compatibility characters. */
export function merging(pdfFace: PdfFace, same: readonly string[]): PdfFace {
  const [first = '', ...others] = same;
  const alias = new Set(others.map((c) => c.codePointAt(0)));
  const owner = first.codePointAt(0) ?? 0;
  const metrics: FaceMetrics = {
    ...pdfFace.metrics,
    glyph: (c) => pdfFace.metrics.glyph(alias.has(c) ? owner : c),
  };
  return { ...pdfFace, metrics };
}

export function run(
  text: string,
  x: Pt,
  options: { size?: Pt; gap?: Pt; ink?: Ink; face?: FaceId } = {},
): GlyphRun {
  const { size = 9, gap = 0, ink = BLACK, face: id = 'song-text' } = options;
  const xs: Pt[] = [];
  const advances: Pt[] = [];
  let pen = x;
  for (const c of text) {
    const advance = face(id).metrics.advance(c.codePointAt(0) ?? 0) * size;
    xs.push(pen);
    advances.push(advance);
    pen += advance + gap;
  }
  return { face: id, size, ink, text, xs, advances };
}

export interface LineOptions {
  readonly frame?: string;
  readonly block?: string;
  readonly story?: string;
  readonly field?: 'body' | 'headline' | 'caption';
}

export function line(y: Pt, runs: readonly GlyphRun[], options: LineOptions = {}): ComposedLine {
  const { frame = 'i1/body/0', block = 'b1', story = 's1', field = 'body' } = options;
  const text = runs.map((r) => r.text).join('');
  const source = { story, field, start: 0, end: text.length };
  return {
    frame,
    text,
    x: runs[0]?.xs[0] ?? 0,
    y,
    width: 100,
    runs,
    top: y - 9,
    bottom: y + 2,
    source: field === 'body' ? { ...source, block } : source,
  };
}

export const lineMark = (composed: ComposedLine): Mark => ({ kind: 'line', line: composed });

export function page(marks: readonly Mark[], frames: readonly ComposedFrame[] = []): ComposedPage {
  return {
    page: 'p1',
    number: 3,
    width: 390 * (72 / 25.4),
    height: 540 * (72 / 25.4),
    bleed: 3 * (72 / 25.4),
    grid: {
      area: { x: 50, y: 50, width: 900, height: 1300 },
      columns: [],
      size: 9,
      pitch: 12.4,
      baseline: 60,
    },
    marks,
    frames,
    stories: [],
    diagnostics: [],
  };
}

export const options: PdfOptions = {
  title: '江城职工报 · 2026-11-22 · 03 · 工会新闻',
  date: '2026-11-22',
  language: 'zh-CN',
  sheet: 'press',
  marks: false,
  names: ['江城职工报 · 03'],
  markFace: 'hei',
};

export function assets(
  picture?: PdfPicture,
  open: (id: FaceId) => PdfFace | undefined = (id) => (id in files ? face(id) : undefined),
): PdfAssets {
  return {
    face: open,
    picture: () => picture,
    describe: (id) => `图 ${id}`,
    isSubhead: ({ block }) => block?.startsWith('subhead') ?? false,
    condition: {
      identifier: 'CGATS TR 002',
      description: 'Coldset newsprint',
      profile: readFileSync(new URL('icc/newsprint.icc', root)),
    },
  };
}
