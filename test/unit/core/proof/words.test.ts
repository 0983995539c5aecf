import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { languageRules } from '../../../../core/proof/language/rules';

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

const wordsOf = (language: string): Words =>
  JSON.parse(readFileSync(`resources/locales/${language}/finding.json`, 'utf8')) as Words;
const blanks = (text = ''): readonly string[] =>
  [...text.matchAll(/\{\{\w+\}\}/gu)].map(([blank]) => blank).sort();

describe('the words of the findings', () => {
  const [chinese, english] = [wordsOf('zh-CN'), wordsOf('en')];

  it('exist for every language rule', () => {
    for (const { id } of languageRules) {
      expect(chinese[id]?.['message'], id).toBeTruthy();
      expect(chinese[id]?.['hint'], id).toBeTruthy();
    }
  });

  it('are the same rules in both languages, and leave out nothing the Chinese names', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
    for (const rule of Object.keys(chinese)) {
      if (rule === 'orphan') continue;
      const allowed = [...blanks(chinese[rule]?.['message']), '{{slug}}'];
      for (const blank of blanks(english[rule]?.['message'])) expect(allowed, rule).toContain(blank);
    }
  });

  it('say what kind of orphan it is', async () => {
    const i18n = createInstance();
    const resources = { 'zh-CN': { finding: chinese } };
    await i18n.init({ lng: 'zh-CN', ns: ['finding'], resources, interpolation: { escapeValue: false } });
    const said = i18n.t('finding:PAGE-ORPHAN.message', { slug: '试稿', kind: 'widow' });
    expect(said).toBe('《试稿》有一段的末行独自落在栏顶');
  });
});
