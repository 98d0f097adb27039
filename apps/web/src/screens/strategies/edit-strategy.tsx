import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { useMe } from '../../data/me.js';
import { queries } from '../../data/queries.js';
import { replaceStrategy, strategyQuery, type Strategy } from '../../data/strategies.js';
import { Disagreement } from '../../parts/disagreement.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { useReplacing } from '../../parts/replacing.js';
import { Failure, Loading } from '../../parts/states.js';
import { NotFound } from '../not-found/not-found.js';
import { draftOf, type StrategyDraft } from './draft.js';
import { mayChange } from './may-change.js';
import { StrategyForm } from './strategy-form.js';
import { useStrategyText } from './strategy-text.js';

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

/** Edits the version that was read when the editing began. Whoever changed it meanwhile is shown, not overwritten. */
function Editor({ saved }: { saved: Strategy }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { done } = useFeedback();
  const words = useStrategyText();
  const [base] = useState(saved);
  const [draft, setDraft] = useState(() => draftOf(saved));
  const back = () => void navigate({ to: '/strategies/$id', params: { id: saved.id } });
  const { save, saving, error, overtaken, resolve, giveUp } = useReplacing<Strategy>({
    fieldsOf: (one) => ({ ...draftOf(one) }),
    read: () => queries.fetchQuery({ ...strategyQuery(saved.id), staleTime: 0 }),
    replace: (on, fields) => replaceStrategy(on, fields as unknown as StrategyDraft),
    onSaved: () => {
      done(t('strategies.edited'));
      back();
    },
  });
  if (overtaken)
    return (
      <Disagreement key={overtaken.theirs.version} {...overtaken} {...words} saving={saving} onResolve={resolve} onCancel={giveUp}>
        {error && <Failure error={error} />}
      </Disagreement>
    );
  return <StrategyForm draft={draft} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} onSave={() => save(base, { ...draft })} onCancel={back} saving={saving} error={error} />;
}
