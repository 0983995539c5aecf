import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BLACK } from '../../../../../core/base/ink';
import type { ComposedFrame, ComposedLine, Mark } from '../../../../../core/page/composed';
import { paintPdf } from '../../../../../core/paint/pdf';
import { assets, face, line, lineMark, options, page, ports, run } from '../fixture';
import { contentOf, mapsOf, plainOf } from '../readpdf';
import { column, combined, stroke, tier, turned, upright } from '../upright';

async function paint(marks: readonly Mark[], frames: readonly ComposedFrame[] = []): Promise<Uint8Array> {
  const painted = await paintPdf([page(marks, frames)], assets(), options, ports);
  if (!painted.ok) throw new Error(JSON.stringify(painted.error));
  return painted.value;
}

const paintLine = async (composed: ComposedLine): Promise<Uint8Array> => paint([lineMark(composed)]);
const linesOf = (frames: readonly ComposedFrame[]): readonly Mark[] =>
  frames.flatMap((frame) => frame.lines.map(lineMark));

const installed = (name: string): boolean => spawnSync(name, ['-v']).error === undefined;

function tool(pdf: Uint8Array, name: string, before: readonly string[], after: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'banxin-vertical-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    const { stdout, stderr } = spawnSync(name, [...before, file, ...after], { encoding: 'utf8' });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const read = (pdf: Uint8Array, ...modes: readonly string[]): readonly string[] =>
  tool(pdf, 'pdftotext', modes, ['-'])
    .split(/[\n\f]+/u)
    .filter((text) => text.trim() !== '');

const hex = (glyph: number): string => glyph.toString(16).padStart(4, '0');
const glyphOf = (c: string): number => face('song-text').metrics.glyph(c.codePointAt(0) ?? 0);
const uprightOf = (c: string): number => face('song-text').metrics.verticalGlyph(c.codePointAt(0) ?? 0);

/** Ruby of a horizontal line. */
const pinyin = (text: string, x: number, y: number): ComposedLine['runs'][number] => {
  const set = run(text, x, { size: 4.5 });
  return { ...set, ys: set.xs.map(() => y) };
};

/** A frame of horizontal lines. */
const across = (id: string, item: string, x: number, y: number, set: readonly string[]): ComposedFrame => ({
  id,
  item,
  role: 'body',
  rect: { x, y, width: 120, height: set.length * 12.4 },
  lines: set.map((text, i) =>
    line(y + 9 + i * 12.4, [run(text, x)], { frame: id, story: item, block: item }),
  ),
  overset: { characters: 0, lines: 0 },
  underset: { lines: 0 },
});

describe('vertical lines in a PDF', () => {
  it('show letters under one another, each a step from the last, by the glyphs that are named', async () => {
    const content = contentOf(await paintLine(column(100, 50, 36, [upright('江城，好', 100, 50)])));
    const shown =
      /1 0 0 1 (\S+) (\S+) Tm <(\w+)> Tj 0 -9 Td <(\w+)> Tj 0 -9 Td <(\w+)> Tj 0 -9 Td <(\w+)> Tj/u.exec(
        content,
      );
    expect(shown?.slice(3)).toEqual([glyphOf('江'), glyphOf('城'), uprightOf('，'), glyphOf('好')].map(hex));
    expect(uprightOf('，')).not.toBe(glyphOf('，'));
    expect(content).toContain('/ActualText <feff6c5f57ceff0c597d>');
  });

  it('keep the vertical forms in the subset and lead from them back to the mark', async () => {
    const pdf = await paintLine(column(100, 50, 27, [upright('《江》', 100, 50)]));
    const [map] = mapsOf(pdf);
    expect(map?.get(hex(uprightOf('《')))).toBe('《');
    expect(map?.get(hex(uprightOf('》')))).toBe('》');
  });

  it('turn Western words clockwise, downwards along the line', async () => {
    const content = contentOf(await paintLine(column(100, 50, 40, [turned('Wi-Fi', 100, 50)])));
    expect(content).toMatch(/0 -1 1 0 \S+ \S+ Tm \[<\w{20}>\] TJ/u);
  });

  it('set numerals side by side, narrowed', async () => {
    const content = contentOf(await paintLine(column(100, 50, 9, [combined('26', 100, 50)])));
    expect(content).toMatch(/0\.\d+ 0 0 1 \S+ \S+ Tm \[<\w{8}>\] TJ/u);
  });

  it('draw strokes and dots where they stand, in black alone and over what lies under them', async () => {
    const composed: ComposedLine = {
      ...column(100, 50, 36, [upright('江城晚报', 100, 50)]),
      strokes: [stroke('name', 100, 50, 67), stroke('title', 100, 68, 86)],
      dots: { xs: [106, 106], y: 50, ys: [54.5, 63.5], radius: 0.5, ink: BLACK },
    };
    const content = contentOf(await paintLine(composed));
    expect(content).toMatch(/0\.4 w\n\S+ \S+ m\n\S+ \S+ l\nS/u);
    expect(content).toMatch(/\S+ \S+ m\n(?:(?:\S+ ){6}c\n){4,}S/u);
    const dots = [...content.matchAll(/^(\S+) (\S+) m \1 \2 l$/gmu)].map((m) => Number(m[2]));
    expect((dots[0] ?? 0) - (dots[1] ?? 0)).toBeCloseTo(9, 3);
    for (const operator of ['0.4 w', '1 J']) {
      const before = content.slice(0, content.indexOf(operator));
      expect(before.lastIndexOf('/Go gs')).toBeGreaterThan(before.lastIndexOf('/Gk gs'));
      expect(before.lastIndexOf('0 0 0 1 K')).toBeGreaterThan(-1);
    }
  });

  it('leave the hyphen at a line end out of the text', async () => {
    const hyphen = { ...run('-', 90), added: true } as const;
    const content = contentOf(await paintLine(line(60, [run('inter', 50), hyphen])));
    expect(content).toContain('/ActualText <feff0069006e007400650072>');
    expect(content).toContain(hex(glyphOf('-')));
  });
});

describe('ruby in a PDF', () => {
  const annotated: ComposedLine = {
    ...line(60, [run('在埠头等船', 50)]),
    ruby: [pinyin('bù', 60.5, 51)],
  };

  it('has elements of its own for the characters and what explains them', async () => {
    const pdf = await paintLine(annotated);
    const plain = plainOf(pdf);
    for (const type of ['Ruby', 'RB', 'RT', 'P'])
      expect(plain.match(new RegExp(`/S /${type}\\b`, 'gu'))).toHaveLength(1);
    expect(plain).toMatch(/\/ActualText <FEFF006200F9>/iu);
    const content = contentOf(pdf);
    const base = /\/RB <<\/MCID \d+>> BDC([^]*?)EMC/u.exec(content)?.[1] ?? '';
    expect(base).toContain(hex(glyphOf('埠')));
    expect(base).not.toContain(hex(glyphOf('头')));
    expect(content.match(/ BDC$| BMC$/gmu)?.length).toBe(content.match(/^EMC$/gmu)?.length);
    const ids = [...content.matchAll(/\/MCID (\d+)/gu)].map((m) => Number(m[1]));
    expect(ids.sort((a, b) => a - b)).toEqual([0, 1, 2, 3]);
  });

  it('takes for its base what it says it is over, however narrow it is', async () => {
    const narrow = { ...pinyin('一', 61, 51), over: [50, 77] as const };
    const content = contentOf(await paintLine({ ...line(60, [run('在埠头等船', 50)]), ruby: [narrow] }));
    const base = /\/RB <<\/MCID \d+>> BDC([^]*?)EMC/u.exec(content)?.[1] ?? '';
    expect(base).toContain([...'在埠头'].map((c) => hex(glyphOf(c))).join(''));
    expect(base).not.toContain(hex(glyphOf('等')));
  });

  it('never shows in the text that readers by place find', async () => {
    const pdf = await paint([annotated, line(72.4, [run('的人都说', 50)])].map(lineMark));
    expect(read(pdf)).toEqual(['在埠头等船', '的人都说']);
    expect(read(pdf, '-raw')).toEqual(['在埠头等船', '的人都说']);
  });

  it('of several characters belongs to all of them, at its own place in a vertical line', async () => {
    const ruby = upright('ㄐㄧㄤ', 107, 54.5, 3);
    const content = contentOf(
      await paintLine({ ...column(100, 50, 27, [upright('入江城', 100, 50)]), ruby: [ruby] }),
    );
    expect(content.match(/\/RB /gu)).toHaveLength(1);
    expect(content).toMatch(/\/RT <<\/MCID \d+>> BDC\n\/Span <<\/ActualText <feff>>> BDC/u);
  });
});

describe.skipIf(!installed('pdftotext'))('programs that know nothing of vertical text', () => {
  const texts = ['江城职工技能夜校', '昨晚在老码头仓库', '开课，首批学员二', '十六人全部到齐。'];
  const more = ['课程分四个月讲完', '每周二、四晚上课', '，不收学费。'];

  it('read the lines of a vertical story from right to left, tier by tier', async () => {
    const frames = [
      tier('i1/headline/0', { x: 300, y: 100, width: 30, height: 200 }, ['夜校开课了'], {
        role: 'headline',
        field: 'headline',
        size: 26,
      }),
      tier('i1/body/0', { x: 200, y: 100, width: 90, height: 95 }, texts),
      tier('i1/body/1', { x: 200, y: 205, width: 90, height: 95 }, more),
    ];
    const pdf = await paint(linesOf(frames), frames);
    const whole = ['夜校开课了', ...texts, ...more];
    expect(read(pdf)).toEqual(whole);
    expect(read(pdf, '-raw')).toEqual(whole);
  });

  it('read it between horizontal stories, and a vertical head after its flag and before the story beside it', async () => {
    const left = ['码头的灯亮到十点', '搬运队的人下了班', '洗过手就往楼上走', '楼上是夜校的教室'];
    const below = ['仓库原先存放棉花', '去年腾空以后修过', '如今有六间教室了'];
    const flag = across('i1/flag/0', 'i1', 100, 86, ['本市经验']);
    const frames = [
      { ...flag, role: 'flag' as const },
      tier('i1/headline/0', { x: 250, y: 100, width: 30, height: 60 }, ['灯亮着'], {
        role: 'headline',
        field: 'headline',
        story: 'i1',
        item: 'i1',
        size: 20,
      }),
      across('i1/body/0', 'i1', 100, 100, left),
      tier('i2/body/0', { x: 300, y: 100, width: 90, height: 95 }, texts, { item: 'i2', story: 'i2' }),
      across('i3/body/0', 'i3', 100, 210, below),
      tier('i4/body/0', { x: 300, y: 210, width: 90, height: 95 }, more, { item: 'i4', story: 'i4' }),
    ];
    const pdf = await paint(linesOf(frames), frames);
    const whole = ['本市经验', '灯亮着', ...left, ...texts, ...below, ...more];
    expect(read(pdf)).toEqual(whole);
    expect(read(pdf, '-raw')).toEqual(whole);
  });

  it('read a head that stands among the columns of its story before all of them', async () => {
    const columns = [
      ['码头的灯亮到十点', '搬运队的人下了班', '洗过手就往楼上走'],
      ['楼上是夜校的教室', '坐了五十多个学员'],
      ['仓库原先存放棉花', '去年腾空以后修过', '如今有六间教室了'],
    ];
    const head = across('i1/headline/0', 'i1', 240, 130, ['码头夜校']);
    const frames = [
      { ...head, role: 'headline' as const },
      ...columns.map((set, i) => across(`i1/body/${i}`, 'i1', 100 + i * 140, 100, set)),
    ];
    const pdf = await paint(linesOf(frames), frames);
    expect(read(pdf)).toEqual(['码头夜校', ...columns.flat()]);
  });
});

describe.skipIf(!installed('qpdf'))('a page with everything', () => {
  const marks = [
    {
      ...column(100, 50, 60, [
        upright('《江城》第', 100, 50),
        combined('26', 100, 95),
        turned('Wi', 100, 104),
      ]),
      ruby: [upright('ㄐ', 107, 60, 4.5)],
      strokes: [stroke('name', 100, 59, 77), stroke('title', 100, 77, 95)],
    },
  ].map(lineMark);

  it('passes qpdf --check and is the same file every time', async () => {
    const pdf = await paint(marks);
    expect(tool(pdf, 'qpdf', ['--check'], [])).toMatch(/No syntax or stream encoding errors found/u);
    expect(Buffer.compare(Buffer.from(pdf), Buffer.from(await paint(marks)))).toBe(0);
  });
});
