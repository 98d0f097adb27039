import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { inputOf, replaceSource, sourceQuery, type Source } from '../../data/sources.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { NotFound } from '../not-found/not-found.js';
import { SourceForm } from './source-form.js';

export function EditSource() {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <ForRole may="sources:manage">
      <Loaded id={id} />
    </ForRole>
  );
}

function Loaded({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(sourceQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Page title={t('sources.edit')}>
      <Editor saved={data} />
    </Page>
  );
}

/** Edits the version that was read when the editing began; whoever changed it meanwhile is not overwritten. */
function Editor({ saved }: { saved: Source }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { done } = useFeedback();
  const [base] = useState(saved);
  const [input, setInput] = useState(() => inputOf(saved));
  const back = () => void navigate({ to: '/sources/$id', params: { id: saved.id } });
  const save = useMutation({
    mutationFn: () => replaceSource(base, input),
    onSuccess: () => {
      done(t('sources.edited'));
      back();
    },
  });
  return (
    <SourceForm
      kind={base.kind}
      input={input}
      onChange={(change) => setInput((before) => ({ ...before, ...change }))}
      hasApiKey={base.hasApiKey}
      onSave={() => save.mutate()}
      onCancel={back}
      saving={save.isPending}
      error={save.error}
    />
  );
}
