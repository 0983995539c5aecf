import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { harmWords } from '../../core/contract/harm';

const files = import.meta.glob<Record<string, unknown>>('../../resources/locales/*/*.json', {
  eager: true,
  import: 'default',
});

/** Every namespace of both languages, by the folder and file they lie in. */
export function localeResources(): Record<string, Record<string, Record<string, unknown>>> {
  const resources: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [path, texts] of Object.entries(files)) {
    const [language, namespace] = path
      .replace(/\.json$/u, '')
      .split('/')
      .slice(-2);
    if (language === undefined || namespace === undefined) continue;
    (resources[language] ??= {})[namespace] = texts;
  }
  return resources;
}

/** The interface's words; both languages are at hand, so that switching needs no waiting. */
export function createI18n(): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    resources: localeResources(),
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    defaultNS: 'desk',
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  instance.services.formatter?.add('harm', (line) => harmWords(line, instance.t));
  return instance;
}
