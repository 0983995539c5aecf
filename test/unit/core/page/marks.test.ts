import { describe, expect, it } from 'vitest';
import type { Run, Story } from '../../../../core/document/records/story';
import type { Style } from '../../../../core/document/records/style';
import { composePage } from '../../../../core/page/compose';
import type { ComposedLine, ComposedPage, GlyphRun } from '../../../../core/page/composed';
import { gridOf } from '../../../../core/page/grid';
import { block, copyText, fonts, input, paper, story, styles } from './fixture';

const { size, baseline, pitch } = gridOf(paper);

function compose(runs: readonly Run[], vertical = false, changed: Partial<Style> = {}): ComposedPage {
  const body: Story['body'] = [{ id: 'b', kind: 'paragraph', runs: [...runs] }];
  const item = block('a', { x: 0, y: 0, w: 30, h: 22 }, vertical ? { direction: 'vertical' } : {});
  const plain = styles['body'];
  const given = input([item], [story('a', { body })], [], {
    styles: plain ? { ...styles, body: { ...plain, indent: 0, ...changed } } : styles,
  });
  return composePage({ ...given, fonts: fonts() });
}
const linesOf = (page: ComposedPage): readonly ComposedLine[] =>
  page.frames.filter((frame) => frame.role === 'body').flatMap((frame) => frame.lines);
const firstLine = (page: ComposedPage): ComposedLine | undefined => linesOf(page)[0];
const runWith = (line: ComposedLine | undefined, text: string): GlyphRun | undefined =>
  line?.runs.find((run) => run.text.includes(text));

describe('marks beside a line', () => {
  it('underline a name straight and a title wavy, one after the other', () => {
    const line = firstLine(
      compose([{ text: '记者' }, { text: '林若棠', marks: ['name'] }, { text: '江城志', marks: ['title'] }]),
    );
    const { strokes = [], x = 0, y = 0 } = line ?? {};
    expect(strokes.map(({ kind, wave }) => [kind, wave > 0])).toEqual([
      ['name', false],
      ['title', true],
    ]);
    const ends = strokes.flatMap(({ x1, x2 }) => [x1, x2]);
    expect(ends.toSorted((a, b) => a - b)).toEqual(ends);
    expect(ends[0]).toBeGreaterThanOrEqual(x + 2 * size);
    // Under the em box of this line, over that of the next.
    for (const { y1, y2 } of strokes) {
      expect(y1).toBe(y2);
      expect(y1).toBeGreaterThan(y + 0.12 * size);
      expect(y1).toBeLessThan(y + pitch - 0.88 * size);
    }
  });

  it('stand at the left of a vertical line, dots at its right', () => {
    const line = firstLine(
      compose(
        [
          { text: '林若棠', marks: ['name'] },
          { text: '最要紧', marks: ['emphasis'] },
        ],
        true,
      ),
    );
    const { strokes = [], dots, x = 0, y = 0 } = line ?? {};
    for (const { x1, x2, y1, y2 } of strokes) {
      expect(x1).toBe(x2);
      expect(x1).toBeLessThan(x - size / 2);
      expect(y2).toBeGreaterThan(y1);
    }
    expect(strokes).toHaveLength(1);
    expect(dots?.xs).toHaveLength(3);
    for (const at of dots?.xs ?? []) expect(at).toBeGreaterThan(x + size / 2);
    expect(dots?.ys?.[1]).toBeCloseTo(y + 4.5 * size);
  });

  it('do not move a line: neither do ruby, dots, strokes nor note marks (rule 24)', () => {
    const marked: Run[] = [
      { text: copyText(50, 1) },
      { text: '籴粜', ruby: 'dí tiào' },
      { text: '江城志', marks: ['title'] },
      { text: '①', marks: ['superscript'] },
      { text: copyText(80, 2), marks: ['emphasis'] },
    ];
    for (const vertical of [false, true]) {
      const lines = linesOf(compose(marked, vertical));
      expect(lines.length).toBeGreaterThan(4);
      lines.forEach((line, n) => {
        if (vertical) expect((lines[0]?.x ?? 0) - line.x).toBeCloseTo(n * pitch);
        else expect(line.y).toBeCloseTo(baseline + n * pitch);
      });
      expect(lines.some((line) => line.ruby)).toBe(true);
    }
  });

  it('are inside the extent that is repainted', () => {
    const line = firstLine(
      compose([
        { text: '籴粜', ruby: 'dí tiào' },
        { text: '江城', marks: ['emphasis'] },
      ]),
    );
    for (const run of line?.ruby ?? [])
      for (const y of run.ys ?? []) expect(y - run.size).toBeGreaterThanOrEqual((line?.top ?? 0) - 1e-6);
    expect((line?.dots?.y ?? 0) + (line?.dots?.radius ?? 0)).toBeLessThanOrEqual(line?.bottom ?? 0);
  });
});

describe('runs of other sizes', () => {
  it('raise a note mark over the baseline', () => {
    const line = firstLine(
      compose([{ text: '码头' }, { text: '1', marks: ['superscript'] }, { text: '行当' }]),
    );
    const note = runWith(line, '1');
    expect(note?.size).toBeLessThan(size);
    expect(note?.ys?.[0]).toBeLessThan(line?.y ?? 0);
    expect(runWith(line, '码头')?.ys).toBeUndefined();
    expect(line?.text).toBe('码头1行当');
  });

  it('put ruby over the whole of what it explains', () => {
    const line = firstLine(compose([{ text: '码头' }, { text: '籴粜', ruby: 'dí tiào' }, { text: '行当' }]));
    const [ruby] = line?.ruby ?? [];
    expect(ruby?.text).toContain('tiào');
    expect(ruby?.size).toBeLessThanOrEqual(size / 2);
    expect(ruby?.ys?.[0]).toBeLessThan((line?.y ?? 0) - 0.8 * size);
    const middle = ((ruby?.xs[0] ?? 0) + (ruby?.xs.at(-1) ?? 0) + (ruby?.advances.at(-1) ?? 0)) / 2;
    expect(middle).toBeCloseTo((line?.x ?? 0) + 3 * size, 0);
  });

  it('take letters and digits from the Western face of the style', () => {
    const latin = { face: 'hei', scale: 0.96, shift: 0.02 };
    const line = firstLine(compose([{ text: '共收到建议328条' }], false, { latin }));
    const digits = runWith(line, '328');
    expect(digits?.face).toBe('hei');
    expect(digits?.size).toBeCloseTo(0.96 * size);
    expect(digits?.ys?.[0]).toBeCloseTo((line?.y ?? 0) - 0.02 * size);
    expect(runWith(line, '建议')?.face).toBe('song-text');
  });

  it('leave bold and Kai in their own faces, letters and digits too', () => {
    const latin = { face: 'hei-heavy', scale: 1, shift: 0 };
    const line = firstLine(compose([{ text: '第12号', marks: ['kai'] }], false, { latin }));
    expect(new Set(line?.runs.map((run) => run.face))).toEqual(new Set(['kai']));
  });
});

describe('vertical glyphs', () => {
  it('stand upright on the axis, or are turned', () => {
    const line = firstLine(compose([{ text: '乘坐Hongqiao号（试车）' }], true));
    const han = runWith(line, '乘坐');
    const word = runWith(line, 'Hongqiao');
    expect(han?.turned).toBeUndefined();
    expect(han?.xs[0]).toBeCloseTo((line?.x ?? 0) - size / 2, 1);
    expect((han?.ys?.[1] ?? 0) - (han?.ys?.[0] ?? 0)).toBeCloseTo(size, 0);
    expect(word?.turned).toBe(true);
    expect(new Set(word?.xs).size).toBe(1);
    const bracket = line?.runs.find((run) => run.text.includes('（'));
    expect(bracket?.glyphs?.[[...(bracket.text ?? '')].indexOf('（')]).toBeGreaterThan(0);
  });

  it('put short numbers side by side in one em', () => {
    const line = firstLine(compose([{ text: '共24卷' }], true));
    const digits = runWith(line, '24');
    expect(digits?.ys?.[0]).toBe(digits?.ys?.[1]);
    expect(digits?.xs[1]).toBeGreaterThan(digits?.xs[0] ?? 0);
    expect(line?.text).toBe('共24卷');
  });
});

const found = (runs: readonly Run[]) =>
  compose(runs)
    .diagnostics.filter(({ rule }) => rule === 'PAGE-CHARACTER' || rule === 'PAGE-FALLBACK')
    .map(({ rule, severity, params }) => ({ rule, severity, params }));

const setIn = (text: string, face: string): ComposedPage => compose([{ text }], false, { face });

const taken = (text: string, face = 'song-text') =>
  setIn(text, face).diagnostics.find(({ rule }) => rule === 'PAGE-FALLBACK')?.params['fallback'];

describe('characters that a face lacks', () => {
  it('are an advice naming both faces where the fallback face has them', () => {
    expect(found([{ text: '注⁂文', marks: ['kai'] }])).toEqual([
      {
        rule: 'PAGE-FALLBACK',
        severity: 'advice',
        params: { character: '⁂', face: 'kai', fallback: 'song-text' },
      },
    ]);
    const line = firstLine(compose([{ text: '注⁂文', marks: ['kai'] }]));
    expect(runWith(line, '⁂')?.face).toBe('song-text');
  });

  it('come from the nearest face that has them, whichever that is', () => {
    expect(taken('店名𠮷野')).toBe('kai');
    expect(taken('店名𠮷野', 'hei')).toBe('kai');
    expect(taken('面馆𰻞面')).toBe('hei');
    for (const text of ['店名𠮷野', '面馆𰻞面']) {
      const line = firstLine(setIn(text, 'song-text'));
      expect(line?.text).toBe(text);
      const run = runWith(line, [...text][2] ?? '');
      expect(run?.face).toBe(taken(text));
      expect(
        fonts()
          .face(run?.face ?? '')
          ?.glyph(run?.text.codePointAt(0) ?? 0),
      ).toBeGreaterThan(0);
    }
  });

  it('are an error naming character and face where none has them', () => {
    expect(found([{ text: '地名\ue123镇' }])).toEqual([
      { rule: 'PAGE-CHARACTER', severity: 'error', params: { character: '\ue123', face: 'song-text' } },
    ]);
    expect(found([{ text: '地名\u{10ffff}镇', marks: ['kai'] }])[0]).toMatchObject({
      rule: 'PAGE-CHARACTER',
      params: { face: 'kai' },
    });
  });

  it('leave the text of a line as it was typed, marks and all', () => {
    const text = '店名cafe\u0301，m\u0302和字\u0301\u0302字';
    for (const vertical of [false, true]) expect(firstLine(compose([{ text }], vertical))?.text).toBe(text);
  });

  it('are none where a letter and its marks are one character that the face has', () => {
    expect(found([{ text: '店名cafe\u0302' }])).toEqual([]);
    expect(found([{ text: '音m\u0302节' }])).toEqual([
      {
        rule: 'PAGE-FALLBACK',
        severity: 'advice',
        params: { character: 'm\u0302', face: 'song-text', fallback: 'kai' },
      },
    ]);
    expect(found([{ text: '音m\u1ab0节' }])).toMatchObject([
      { rule: 'PAGE-CHARACTER', params: { character: '\u1ab0' } },
    ]);
  });

  it('are none where nothing is drawn', () => {
    expect(found([{ text: '葛\u{e0100}\u200b\u200d\ufe0f\u00ad　 ' }])).toEqual([]);
  });

  it('are named in ruby too', () => {
    expect(found([{ text: '镇', ruby: '\ue124' }])[0]).toMatchObject({ params: { character: '\ue124' } });
  });

  it('are named again when nothing but another paragraph changed', () => {
    const page = compose([{ text: '地名\ue123镇' }]);
    expect(page.diagnostics.filter((d) => d.rule === 'PAGE-CHARACTER')).toHaveLength(1);
  });
});
