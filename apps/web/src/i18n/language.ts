import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { settings } from '../data/settings.js';
import { en } from './en/words.js';
import { fr } from './fr/words.js';
import { typography } from './typography.js';

export type Language = 'fr' | 'en';

export const language = (): Language => (i18next.language === 'en' ? 'en' : 'fr');

/** French first. Both languages are there from the start, so that one can be had for the other in one click. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).use(typography).init({
    resources: { fr: { translation: fr }, en: { translation: en } },
    lng: settings.get().language,
    fallbackLng: 'fr',
    supportedLngs: ['fr', 'en'],
    interpolation: { escapeValue: false },
    returnNull: false,
    postProcess: [typography.name],
  });
  document.documentElement.lang = language();
}

export async function speak(chosen: Language): Promise<void> {
  await i18next.changeLanguage(chosen);
  document.documentElement.lang = chosen;
  settings.set({ language: chosen });
}
