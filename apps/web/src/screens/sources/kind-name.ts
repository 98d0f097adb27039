import { useTranslation } from 'react-i18next';
import { useSourceKinds } from '../../data/sources.js';
import { formatName } from '../publication-imports/formats.js';

/** What a kind of source is called; what a person has imported is of none of them. */
export function useKindName(): (kind: string) => string {
  const { t, i18n } = useTranslation();
  const kinds = useSourceKinds();
  return (kind) => {
    if (kind.startsWith('file:')) return t('sources.file', { format: formatName(kind.slice(5)) });
    return kinds?.find((one) => one.kind === kind)?.name[i18n.language === 'en' ? 'en' : 'fr'] ?? kind;
  };
}
