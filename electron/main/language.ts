import { createInstance, type i18n } from 'i18next';
import type { DeskFailure, Settings } from '../../core/contract/desk';
import { harmWords } from '../../core/contract/harm';

export type Language = 'zh-CN' | 'en';

/** What the main process says itself: menus, system dialogs, failures, jobs. Bundled by the build. */
const files = import.meta.glob<Record<string, unknown>>('../../resources/locales/*/{menu,failure,job}.json', {
  eager: true,
  import: 'default',
});

/** The interface's language: the one chosen, or the first of the system's that there is; Chinese for any Chinese. */
export function chooseLanguage(chosen: Settings['language'], system: readonly string[]): Language {
  if (chosen !== 'system') return chosen;
  for (const tag of system) {
    if (/^zh\b/iu.test(tag)) return 'zh-CN';
    if (/^en\b/iu.test(tag)) return 'en';
  }
  return 'en';
}

/** Texts of the main process in one language. */
export class Texts {
  private readonly i18n: i18n;

  constructor() {
    this.i18n = createInstance();
    const resources: Record<string, Record<string, Record<string, unknown>>> = {};
    for (const [file, texts] of Object.entries(files)) {
      const [, language = '', namespace = ''] = /\/([\w-]+)\/(\w+)\.json$/u.exec(file) ?? [];
      resources[language] = { ...resources[language], [namespace]: texts };
    }
    void this.i18n.init({
      resources,
      initAsync: false,
      lng: 'zh-CN',
      fallbackLng: 'en',
      defaultNS: 'menu',
      interpolation: { escapeValue: false },
    });
    this.i18n.services.formatter?.add('harm', (line) => harmWords(line, this.i18n.t));
  }

  get language(): Language {
    return this.i18n.language === 'en' ? 'en' : 'zh-CN';
  }

  use(language: Language): void {
    void this.i18n.changeLanguage(language);
  }

  /** A text of the `menu` namespace, or of another where the key names it: `job:export.title`. */
  readonly say = (key: string, values: Record<string, string | number> = {}): string =>
    this.i18n.t(key, values);

  /** Message and remedy of a failure, and what is known of its cause. */
  failure(failure: DeskFailure): {
    readonly message: string;
    readonly remedy: string;
    readonly detail: string;
  } {
    const values = { thing: failure.thing, detail: failure.detail ?? '' };
    return {
      message: this.i18n.t(`failure:${failure.kind}.message`, values),
      remedy: this.i18n.t(`failure:${failure.kind}.remedy`, values),
      detail: harmWords(values.detail, this.i18n.t),
    };
  }
}
