import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { localeResources } from '../../../renderer/app/i18n';

/** The interface's words as the window says them. */
function words(lng: string) {
  const i18n = createInstance();
  void i18n.init({ resources: localeResources(), lng, defaultNS: 'desk', initAsync: false });
  return i18n.t;
}

describe('numbers in words', () => {
  it('agree with their nouns in English', () => {
    const t = words('en');
    expect(t('fit.under', { count: 1, characters: 0 })).toBe('1 line short');
    expect(t('fit.under', { count: 7, characters: 0 })).toBe('7 lines short');
    expect(t('fit.over', { count: 1, characters: 1 })).toBe('1 char · 1 line over');
    expect(t('fit.over', { count: 63, characters: 1811 })).toBe('1,811 chars · 63 lines over');
    expect(t('story.sum', { count: 4, characters: 10_883 })).toBe('4 · 10,883 chars');
    const slug = 'A bridge';
    expect(t('finding:PAGE-UNDERSET.message', { slug, lines: 1 })).toBe('A bridge: 1 line short');
    expect(t('finding:PAGE-OVERSET.message', { slug, lines: 2, characters: 1 })).toBe(
      'A bridge: overset by 1 character (2 lines)',
    );
    expect(t('cli:import.done', { count: 1, folder: 'P' })).toBe('Imported 1 story into P.');
  });

  it('need no such thing in Chinese', () => {
    const t = words('zh-CN');
    expect(t('fit.under', { count: 1, characters: 0 })).toBe('余 1 行');
    expect(t('fit.over', { count: 63, characters: 811 })).toBe('溢 811 字 · 63 行');
    expect(t('story.sum', { count: 4, characters: 10_883 })).toBe('4 篇 · 10,883 字');
  });
});
