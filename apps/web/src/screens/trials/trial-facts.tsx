import { useTranslation } from 'react-i18next';
import { studyOf, type Trial } from '../../data/trials.js';
import { Elsewhere } from '../../parts/elsewhere.js';
import { Facts } from '../../parts/facts.js';
import { useTimes } from '../../parts/time.js';

/** What is studied, by whom, and when. */
export function TrialFacts({ trial }: { trial: Trial }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const study = studyOf(trial);
  const dated = (date: string | undefined | null) => date && times.partial(date);
  const word = (group: 'phases' | 'studyTypes', code: string) => (i18n.exists(`trials.${group}.${code}`) ? t(`trials.${group}.${code}` as 'trials.phases.NA') : code);
  return (
    <Facts
      facts={[
        [t('trials.number'), <Elsewhere key="number" href={`https://clinicaltrials.gov/study/${trial.nctId}`}>{trial.nctId}</Elsewhere>],
        [t('trials.acronym'), study.acronym],
        [t('trials.officialTitle'), study.officialTitle],
        [t('trials.studyType'), study.studyType && word('studyTypes', study.studyType)],
        [t('trials.phase'), study.phases.map((phase) => word('phases', phase)).join(', ')],
        [t('trials.conditions'), study.conditions.join(', ')],
        [t('trials.interventions'), study.interventions.map(({ name }) => name).join(', ')],
        [t('trials.sponsor'), [study.sponsor, ...study.collaborators].filter(Boolean).join(', ')],
        [t('trials.enrollment'), study.enrollment?.toLocaleString(`${i18n.language}-CA`)],
        [t('trials.startOn'), dated(study.startOn)],
        [t('trials.primaryCompletionOn'), dated(study.primaryCompletionOn)],
        [t('trials.completionOn'), dated(study.completionOn)],
        [t('trials.resultsPostedOn'), dated(study.resultsPostedOn)],
        [t('trials.updatedOn'), dated(trial.updatedOn)],
      ]}
    />
  );
}
