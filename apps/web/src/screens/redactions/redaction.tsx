import { Alert, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { useMay } from '../../data/me.js';
import { queries } from '../../data/queries.js';
import { redact, redactionQuery, type OpenedRedaction } from '../../data/redactions.js';
import { useUserName } from '../../data/reference.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { TextLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { NotFound } from '../not-found/not-found.js';
import { carriedOver, keyOf, type Texts } from './overtaken.js';
import { PassageField } from './passage-field.js';

export function RedactionScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <ForRole may="redactions:read">
      <Opened id={id} />
    </ForRole>
  );
}

function Opened({ id }: { id: string }) {
  const { t } = useTranslation();
  const times = useTimes();
  const userName = useUserName();
  const { data, error, refetch } = useQuery({ ...redactionQuery(id), staleTime: Infinity });
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Page title={t('redactions.one')}>
      <Text>
        {t('redactions.meeting', { day: times.day(data.startedAt), author: userName(data.authorId) })}.{' '}
        <TextLink to="/interactions/$id" params={{ id: data.interactionId }}>
          {t('redactions.open')}
        </TextLink>
      </Text>
      {data.status === 'done' ? <Alert color="gray" title={t('redactions.isDone')} /> : <Passages opened={data} />}
    </Page>
  );
}

/** Decides over the words that were read. When the meeting has changed meanwhile, it is read again and nothing is overwritten. */
function Passages({ opened: atFirst }: { opened: OpenedRedaction }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { done } = useFeedback();
  const mayDecide = useMay('redactions:decide');
  // What was read stays what is decided over, whatever is fetched meanwhile, until it is said to have changed.
  const [opened, setOpened] = useState(atFirst);
  const [texts, setTexts] = useState<Texts>({});
  const [unsaved, setUnsaved] = useState<Texts | null>(null);
  const save = useMutation({
    mutationFn: () => redact(opened, opened.passages.filter((one) => keyOf(one) in texts).map((one) => ({ part: one.part, id: one.id, text: texts[keyOf(one)]! }))),
    onSuccess: () => {
      done(t('redactions.saved'));
      void navigate({ to: '/redactions' });
    },
    onError: async (error) => {
      if (!(error instanceof ApiProblem && error.status === 412)) return;
      const now = await queries.fetchQuery({ ...redactionQuery(opened.id), staleTime: 0 });
      const over = carriedOver(texts, opened, now);
      setOpened(now);
      setTexts(over.kept);
      setUnsaved(over.unsaved);
    },
  });
  const overtaken = save.error instanceof ApiProblem && save.error.status === 412;
  const blank = opened.passages.some((one) => !one.mayBeEmpty && texts[keyOf(one)]?.trim() === '');
  return (
    <>
      <Text>{opened.named > 0 ? t('redactions.howNamed') : t('redactions.howAmong')}</Text>
      {unsaved && (
        <Alert color="yellow" title={t('redactions.overtaken')} role="alert">
          {t('redactions.overtakenHint')}
        </Alert>
      )}
      {opened.passages.map((one) => (
        <PassageField
          key={keyOf(one)}
          passage={one}
          value={texts[keyOf(one)] ?? one.text}
          onChange={(text) => setTexts((before) => ({ ...before, [keyOf(one)]: text }))}
          unsaved={unsaved?.[keyOf(one)]}
        />
      ))}
      {save.error && !overtaken && <Failure error={save.error} />}
      {mayDecide && (
        <Group justify="flex-end">
          <Button onClick={() => save.mutate()} loading={save.isPending} disabled={blank}>
            {t('redactions.save')}
          </Button>
        </Group>
      )}
    </>
  );
}
