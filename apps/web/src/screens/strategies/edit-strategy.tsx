import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { useMe } from '../../data/me.js';
import { replaceStrategy, strategyQuery, type Strategy } from '../../data/strategies.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { NotFound } from '../not-found/not-found.js';
import { draftOf } from './draft.js';
import { mayChange } from './may-change.js';
import { StrategyForm } from './strategy-form.js';

export function EditStrategy() {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <ForRole may="strategies:write">
      <Loaded id={id} />
    </ForRole>
  );
}

function Loaded({ id }: { id: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, refetch } = useQuery(strategyQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (!mayChange(me, data)) return <NotFound />;
  return (
    <Page title={t('strategies.edit')}>
      <Editor saved={data} />
    </Page>
  );
}

/** Edits the version that was read when the editing began; whoever changed it meanwhile is not overwritten. */
function Editor({ saved }: { saved: Strategy }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { done } = useFeedback();
  const [base] = useState(saved);
  const [draft, setDraft] = useState(() => draftOf(saved));
  const back = () => void navigate({ to: '/strategies/$id', params: { id: saved.id } });
  const save = useMutation({
    mutationFn: () => replaceStrategy(base, draft),
    onSuccess: () => {
      done(t('strategies.edited'));
      back();
    },
  });
  return <StrategyForm draft={draft} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} onSave={() => save.mutate()} onCancel={back} saving={save.isPending} error={save.error} />;
}
