import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOf, useDesk } from '../session';

/** Puts language and theme on the window, from the settings or the system where they follow it. */
export function useAppearance(): void {
  const { i18n } = useTranslation();
  const language = useDesk((state) => languageOf(state.info, state.settings.language));
  const theme = useDesk(({ settings, systemDark }) =>
    settings.theme === 'system' ? (systemDark ? 'dark' : 'light') : settings.theme,
  );
  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [language, i18n]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}

/** Follows the system's appearance from the first moment, before the main process speaks. */
export function useSystemDark(report: (dark: boolean) => void): void {
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const tell = (): void => report(query.matches);
    tell();
    query.addEventListener('change', tell);
    return () => query.removeEventListener('change', tell);
  }, [report]);
}
