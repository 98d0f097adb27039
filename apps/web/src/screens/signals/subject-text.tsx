import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publicationQuery, workOf } from '../../data/publications.js';
import type { Signal } from '../../data/signals.js';
import { studyOf, trialQuery } from '../../data/trials.js';
import { Marked } from '../../parts/marked.js';
import { Failure } from '../../parts/states.js';
import { Abstract } from '../publications/abstract.js';
import { useAuthors } from '../publications/authors.js';

interface Props {
  signal: Signal;
  words: string[];
}

/** What it says, with the words marked by which it was found. */
export function SubjectText({ signal, words }: Props) {
  const { kind } = signal.subject;
  if (kind === 'publication') return <PublicationText signal={signal} words={words} />;
  if (kind === 'trial') return <TrialText signal={signal} words={words} />;
  return <PlainText text={signal.subject.summary} words={words} />;
}

function PublicationText({ signal: { subject }, words }: Props) {
  const authors = useAuthors();
  const { data, error, refetch } = useQuery(publicationQuery(subject.id));
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton height={120} />;
  const work = workOf(data);
  return (
    <>
      {work.authors.length > 0 && <Text size="sm">{authors(work)}</Text>}
      {work.abstract.length > 0 ? <Abstract sections={work.abstract} words={words} /> : <PlainText text={null} words={words} />}
    </>
  );
}

function TrialText({ signal: { subject }, words }: Props) {
  const { data, error, refetch } = useQuery(trialQuery(subject.id));
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton height={120} />;
  return <PlainText text={studyOf(data).summary} words={words} />;
}

function PlainText({ text, words }: { text: string | null | undefined; words: string[] }) {
  const { t } = useTranslation();
  if (!text) return <Text c="dimmed">{t('signals.noText')}</Text>;
  return (
    <Text className="lines" component="div">
      <Marked text={text} words={words} />
    </Text>
  );
}
