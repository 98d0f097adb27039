import { useTranslation } from 'react-i18next';
import { workOf, type Publication } from '../../data/publications.js';
import { Facts } from '../../parts/facts.js';
import { useTimes } from '../../parts/time.js';

/** Where and when it was published. */
export function PublicationFacts({ publication }: { publication: Publication }) {
  const { t } = useTranslation();
  const times = useTimes();
  const work = workOf(publication);
  const dated = (date: string | undefined) => date && times.partial(date);
  return (
    <Facts
      facts={[
        [t('publications.kind'), t(`publications.kinds.${publication.kind as 'article'}`)],
        [t('publications.journal'), [work.journal?.title ?? publication.journal ?? work.book?.title, [work.volume, work.issue && `(${work.issue})`].filter(Boolean).join(' '), work.pages].filter(Boolean).join(', ')],
        [t('publications.publishedOn'), dated(work.publishedOn ?? publication.publishedOn ?? undefined)],
        [t('publications.electronicOn'), dated(work.electronicOn)],
        [t('publications.revisedOn'), dated(work.revisedOn)],
        [t('publications.types'), work.types.map(({ name }) => name).join(', ')],
        [t('publications.conflicts'), work.conflictOfInterest],
      ]}
    />
  );
}
