import { BLACK } from '../../../../../core/base/ink';
import type { ComposedLine, ComposedPage, GlyphRun, Mark } from '../../../../../core/page/composed';

/** A run whose glyphs are one em wide, with `spaces[i]` after glyph i. */
export function run(text: string, x: number, spaces: readonly number[] = [], size = 10): GlyphRun {
  const characters = [...text];
  const xs: number[] = [];
  let pen = x;
  characters.forEach((_, i) => {
    xs.push(pen);
    pen += size + (spaces[i] ?? 0);
  });
  return { face: 'song-text', size, ink: BLACK, text, xs, advances: characters.map(() => size) };
}

export function line(text: string, x: number, y: number, spaces: readonly number[] = []): ComposedLine {
  const runs = [run(text, x, spaces)];
  const width = [...text].length * 10 + spaces.reduce((a, b) => a + b, 0);
  return {
    frame: 'a/body/0',
    text,
    x,
    y,
    width,
    runs,
    top: y - 9,
    bottom: y + 2,
    source: { story: 's', field: 'body', block: 'b1', start: 0, end: text.length },
  };
}

/** A vertical line of upright characters round the axis `x`, from `y` down. */
export function verticalLine(text: string, x: number, y: number, size = 10): ComposedLine {
  const characters = [...text];
  const upright: GlyphRun = {
    face: 'song-text',
    size,
    ink: BLACK,
    text,
    xs: characters.map(() => x - size / 2),
    ys: characters.map((_, i) => y + (i + 0.88) * size),
    advances: characters.map(() => size),
  };
  return {
    frame: 'a/body/0',
    text,
    x,
    y,
    width: characters.length * size,
    vertical: true,
    runs: [upright],
    top: y,
    bottom: y + characters.length * size,
    source: { story: 's', field: 'body', block: 'b1', start: 0, end: text.length },
  };
}

export function page(marks: readonly Mark[], width = 200, height = 300): ComposedPage {
  const lines = marks.flatMap((mark) => (mark.kind === 'line' ? [mark.line] : []));
  const rect = { x: 0, y: 0, width, height };
  return {
    page: 'p',
    number: 1,
    width,
    height,
    bleed: 0,
    grid: { area: rect, columns: [{ x: 0, width }], size: 10, pitch: 14, baseline: 10 },
    marks,
    frames: [
      {
        id: 'a/body/0',
        item: 'a',
        role: 'body',
        story: 's',
        rect,
        lines,
        overset: { characters: 0, lines: 0 },
        underset: { lines: 0 },
      },
    ],
    stories: [],
    diagnostics: [],
  };
}

export const marksOf = (...lines: readonly ComposedLine[]): readonly Mark[] =>
  lines.map((l) => ({ kind: 'line', line: l }));
