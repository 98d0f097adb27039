import { useTranslation } from 'react-i18next';
import { authorName, type Work } from '../../data/publications.js';

const AT_FIRST = 6;

/** The first authors, and how many more there are. */
export function useAuthors(): (work: Work) => string {
  const { t } = useTranslation();
  return ({ authors, authorsComplete }) => {
    const named = authors.slice(0, AT_FIRST).map(authorName).join(', ');
    const left = authors.length - AT_FIRST;
    return left > 0 ? t('publications.moreAuthors', { names: named, count: left }) : authorsComplete ? named : `${named}…`;
  };
}
