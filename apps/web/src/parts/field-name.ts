import { useTranslation } from 'react-i18next';

/** A field of the API in words: `insights[1].text` is « Observation 2 : texte ». What has no words of its own is called by its last step. */
export function useFieldName(): (path: string) => string {
  const { t, i18n } = useTranslation();
  const word = (step: string): string => (i18n.exists(`field.${step}`) ? t(`field.${step as 'note'}`) : step);
  return (path) => {
    const words = [...path.matchAll(/([A-Za-z]+)(?:\[(\d+)\])?/g)].map(([, step, index]) => (index === undefined ? word(step!) : `${word(step!)} ${Number(index) + 1}`));
    return words.reduce((whole, part) => (whole ? t('outbox.says', { name: whole, text: part }) : part), '');
  };
}
