import { useTranslation } from 'react-i18next';

/** Where in a record a word stands, in words. */
export function useFieldOfMatch(): (field: string) => string {
  const { t, i18n } = useTranslation();
  return (field) => (i18n.exists(`strategies.fields.${field}`) ? t(`strategies.fields.${field as 'title'}`) : field);
}
