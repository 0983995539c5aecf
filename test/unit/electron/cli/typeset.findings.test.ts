import { describe, expect, it } from 'vitest';
import { cliBench } from './cli';

interface Answer {
  readonly diagnostics: readonly {
    readonly rule: string;
    readonly message: string;
    readonly params: Readonly<Record<string, unknown>>;
  }[];
}

describe('typeset tells each line that cannot come out well once, with the text that is to blame', () => {
  const { json, cli } = cliBench();
  const told = async (copy: string, measure: number): Promise<readonly (readonly unknown[])[]> => {
    const { diagnostics } = (await json(['typeset', '--measure', String(measure)], copy)) as Answer;
    return diagnostics.map(({ rule, params }) => [rule, params['number'], params['unit']]);
  };

  it('a unit wider than the measure', async () => {
    expect(await told('字——字', 1)).toEqual([['TYPESET-OVERFULL', 2, '——']]);
    const doubled = await told('一二三…………三四', 3);
    expect(doubled).toEqual([['TYPESET-OVERFULL', 2, '…………']]);
  });

  it('a line that stays open because of a unit that does not fit behind it', async () => {
    const found = await told('一二12,345,678元三四五六七八九', 6);
    expect(found[0]).toEqual(['TYPESET-LOOSE', 1, '12,345,678']);
    expect(found.filter(([, line]) => line === 1).length).toBe(1);
  });

  it('a figure that has to be parted', async () => {
    const found = await told('编号20261122081530457799号', 6);
    expect(found.map(([rule]) => rule)).toEqual(['TYPESET-RELIEF-WORD', 'TYPESET-RELIEF-WORD']);
    for (const [, , unit] of found) expect(unit).toBe('20261122081530457799');
  });

  it('with a remedy, in both languages', async () => {
    const copies = [
      ['1', '字——字', '——'],
      ['6', '一二12,345,678元三四五六七八九', '12,345,678'],
    ] as const;
    for (const [measure, copy, unit] of copies)
      for (const [language, remedy] of [
        ['en_US.UTF-8', 'longer measure'],
        ['zh_CN.UTF-8', '加宽行长'],
      ] as const) {
        const { err, code } = await cli(['typeset', '--measure', measure], copy, language);
        expect(code).toBe(1);
        expect(err).toContain(`“${unit}”`);
        expect(err).toContain(remedy);
      }
  });
});
