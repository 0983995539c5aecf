import { createInstance, type TFunction } from 'i18next';
import type { Diagnostic } from '../../core/base/diagnostic';
import type { DeskFailure } from '../../core/contract/desk';
import { harmWords } from '../../core/contract/harm';

export type Language = 'zh-CN' | 'en';

const files = import.meta.glob<Record<string, unknown>>(
  '../../resources/locales/*/{cli,failure,finding}.json',
  { eager: true, import: 'default' },
);

/** Any Chinese or any English, by its tag. */
export const isLanguage = (tag: string): boolean => /^(?:zh|en)(?:[-_.]|$)/iu.test(tag);

/**
 * The language asked for, or that of the environment: Chinese where it is any Chinese, English elsewhere. What is
 * asked for and is neither does not count.
 */
export function chooseLanguage(
  asked: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const chosen = asked !== undefined && isLanguage(asked) ? asked : undefined;
  const tag = chosen ?? [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value) ?? '';
  return /^zh/iu.test(tag) ? 'zh-CN' : 'en';
}

/**
 * A value given may hold line feeds; what is said about it is one line all the same. What cannot be seen, and would
 * turn the line round or do something to a terminal, is told by its number.
 */
export const oneLine = (text: string): string =>
  text
    .replace(/\s*[\n\r\t\u2028\u2029]+\s*/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (unseen) => `\\u{${(unseen.codePointAt(0) ?? 0).toString(16)}}`);

/** Characters of a value that a message quotes at most. */
const QUOTED = 60;

/** A value as a message quotes it: the beginning tells which one is meant. */
export const brief = (value: string): string => {
  const start = Array.from(value.slice(0, 2 * QUOTED + 2));
  return start.length > QUOTED ? `${start.slice(0, QUOTED).join('')}…` : value;
};

const VALUE = /\{\{(\w+)\}\}/gu;

/** Words without formats, nesting or plurals. */
const isSimple = (words: string): boolean =>
  !/\{\{|\$t\(/u.test(words.replace(VALUE, '')) && !words.includes('{{count}}');

const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(VALUE, (_, name: string) => String(values[name] ?? ''));

/** What the command line says, in one language. */
export class Words {
  private readonly t: TFunction;
  /** Which namespace a finding's words are in, by key; '' where none has them. */
  private readonly homes = new Map<string, string>();
  private readonly templates = new Map<string, string>();
  private readonly wordsOf: (namespace: string, key: string) => unknown;

  constructor(readonly language: Language) {
    const resources: Record<string, Record<string, Record<string, unknown>>> = {};
    for (const [file, texts] of Object.entries(files)) {
      const [, tag = '', namespace = ''] = /\/([\w-]+)\/(\w+)\.json$/u.exec(file) ?? [];
      resources[tag] = { ...resources[tag], [namespace]: texts };
    }
    const i18n = createInstance();
    void i18n.init({
      resources,
      initAsync: false,
      lng: language,
      fallbackLng: 'en',
      defaultNS: 'cli',
      interpolation: { escapeValue: false },
    });
    this.t = i18n.t;
    i18n.services.formatter?.add('harm', (line) => harmWords(line, this.t));
    this.wordsOf = (namespace, key) => i18n.getResource(language, namespace, key) as unknown;
  }

  readonly say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    this.t(key, { ...values });

  /** Message, remedy and what the system said. */
  failure(failure: DeskFailure): string {
    const values = { thing: failure.thing, detail: failure.detail ?? '' };
    const message = this.t(`failure:${failure.kind}.message`, values);
    const remedy = this.t(`failure:${failure.kind}.remedy`, values);
    return [message, remedy, harmWords(failure.detail ?? '', this.t)]
      .filter((part) => part !== '')
      .join('\n  ');
  }

  /** The finding's message: rules have theirs in `finding`, the store's notes in `failure`, our own in `cli`. */
  finding = (finding: Diagnostic): string => {
    const text = this.of(finding, 'message');
    if (text !== '') return text;
    const params = Object.entries(finding.params).map(([name, value]) => `${name}=${value}`);
    return [finding.text ?? '', ...params].filter((part) => part !== '').join(' ');
  };

  /** What to do about a finding; empty where nothing is known. */
  remedy = (finding: Diagnostic): string => this.of(finding, 'hint') || this.of(finding, 'remedy');

  private of(finding: Diagnostic, part: string): string {
    const key = `${finding.rule}.${part}`;
    let home = this.homes.get(key);
    if (home === undefined) {
      home = ['finding', 'failure', 'cli'].find((namespace) => this.say(`${namespace}:${key}`) !== key) ?? '';
      this.homes.set(key, home);
    }
    if (home === '') return '';
    const values = { ...finding.params, text: finding.text ?? '' };
    const template = this.template(home, key);
    return template === '' ? this.say(`${home}:${key}`, values) : fill(template, values);
  }

  /** The words of a key that only name their values: there may be tens of thousands of one finding. */
  private template(home: string, key: string): string {
    const name = `${home}:${key}`;
    let template = this.templates.get(name);
    if (template === undefined) {
      const words: unknown = this.wordsOf(home, key);
      template = typeof words === 'string' && isSimple(words) ? words : '';
      this.templates.set(name, template);
    }
    return template;
  }

  severity = (finding: Diagnostic): string => this.t(`severity.${finding.severity}`);
}
