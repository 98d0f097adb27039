import { useTranslation } from 'react-i18next';
import { useSourceKind, type SourceKind } from '../../data/sources.js';
import { useScheduleWords } from '../../parts/schedule.js';
import { settingOf } from './source-fields.js';

/** The fields of a source in words, so that two versions of it can be read beside each other. */
export function useSourceText(kind: SourceKind): { name: (field: string) => string; text: (field: string, value: unknown) => string } {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'fr';
  const schedule = useScheduleWords();
  const about = useSourceKind(kind);
  const settingIn = (field: string) => about?.settings.find(({ name }) => name === settingOf(field));
  const names: Record<string, string> = {
    'name.fr': t('sources.names.fr'),
    'name.en': t('sources.names.en'),
    folder: t('sources.folder'),
    schedule: t('schedule.label'),
    enabled: t('strategies.state'),
    apiKey: t('sources.apiKey'),
  };
  return {
    name: (field) => names[field] ?? settingIn(field)?.label[language] ?? field,
    text: (field, value) => {
      if (field === 'enabled') return t(value ? 'strategies.on' : 'sources.off');
      if (value === null || value === undefined || value === '') return t('conflict.nothing');
      if (field === 'apiKey') return t(typeof value === 'string' ? 'sources.newKey' : 'sources.hasKey');
      if (field === 'schedule') return schedule(String(value));
      return settingIn(field)?.choices.find((choice) => choice.value === value)?.label[language] ?? String(value);
    },
  };
}
