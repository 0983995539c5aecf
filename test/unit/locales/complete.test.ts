import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = path.join(import.meta.dirname, '..', '..', '..', 'resources', 'locales');
const namespaces = (language: string): readonly string[] => readdirSync(path.join(folder, language)).sort();

type Texts = { readonly [key: string]: string | Texts };

/** Every text of a file by its full key. Plural forms count as one: languages have different numbers of them. */
function texts(language: string, file: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (node: Texts, prefix: string): void => {
    for (const [key, value] of Object.entries(node)) {
      const name = prefix + key.replace(/_(zero|one|two|few|many|other)$/u, '');
      if (typeof value === 'string') found.set(name, value);
      else walk(value, `${name}.`);
    }
  };
  walk(JSON.parse(readFileSync(path.join(folder, language, file), 'utf8')) as Texts, '');
  return found;
}

const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/gu)].map((found) => found[1] ?? ''))].sort();

describe('the words of the interface', () => {
  it('come in both languages, file by file', () => {
    expect(readdirSync(folder).sort()).toEqual(['en', 'zh-CN']);
    expect(namespaces('en')).toEqual(namespaces('zh-CN'));
    expect(namespaces('en').length).toBeGreaterThan(0);
  });

  it.each(namespaces('zh-CN'))('%s has the same keys, filled in from the same values', (file) => {
    const chinese = texts('zh-CN', file);
    const english = texts('en', file);
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
    for (const [key, text] of chinese) {
      // A plural's `one` may say the number in words.
      const other = placeholders(english.get(key) ?? '').filter((name) => name !== 'count');
      expect(other, key).toEqual(placeholders(text).filter((name) => name !== 'count'));
    }
  });

  it.each(namespaces('zh-CN'))('%s leaves nothing empty', (file) => {
    for (const language of ['zh-CN', 'en']) {
      const empty = [...texts(language, file)].filter(([, text]) => text.trim() === '').map(([key]) => key);
      expect(empty, language).toEqual([]);
    }
  });

  it.each(namespaces('zh-CN'))('%s is Chinese in the Chinese file and not in the English one', (file) => {
    const all = [...texts('zh-CN', file).values()].join('');
    expect(all).toMatch(/\p{Script=Han}/u);
    expect([...texts('zh-CN', file).values()].join('')).not.toBe([...texts('en', file).values()].join(''));
  });
});
