import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { queries } from '../../data/queries.js';
import { inputOf, replaceSource, sourceQuery, type Source } from '../../data/sources.js';
import { Disagreement } from '../../parts/disagreement.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { useReplacing } from '../../parts/replacing.js';
import { Failure, Loading } from '../../parts/states.js';
import { NotFound } from '../not-found/not-found.js';
import { fieldsOf, fieldsOfSaved, inputIn } from './source-fields.js';
import { SourceForm } from './source-form.js';
import { useSourceText } from './source-text.js';

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

/** Edits the version that was read when the editing began. Whoever changed it meanwhile is shown, not overwritten. */
function Editor({ saved }: { saved: Source }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { done } = useFeedback();
  const [base] = useState(saved);
  const words = useSourceText(base.kind);
  const [input, setInput] = useState(() => inputOf(saved));
  const back = () => void navigate({ to: '/sources/$id', params: { id: saved.id } });
  const { save, saving, error, overtaken, resolve, giveUp } = useReplacing<Source>({
    fieldsOf: fieldsOfSaved,
    read: () => queries.fetchQuery({ ...sourceQuery(saved.id), staleTime: 0 }),
    replace: (on, fields) => replaceSource(on, inputIn(fields)),
    onSaved: () => {
      done(t('sources.edited'));
      back();
    },
  });
  if (overtaken)
    return (
      <Disagreement
        {...words}
        key={overtaken.theirs.version}
        base={fieldsOfSaved(overtaken.base)}
        mine={overtaken.mine}
        theirs={fieldsOfSaved(overtaken.theirs)}
        saving={saving}
        onResolve={resolve}
        onCancel={giveUp}
      >
        {error && <Failure error={error} />}
      </Disagreement>
    );
  return (
    <SourceForm
      kind={base.kind}
      input={input}
      onChange={(change) => setInput((before) => ({ ...before, ...change }))}
      hasApiKey={base.hasApiKey}
      onSave={() => save(base, fieldsOf(input, base.settings))}
      onCancel={back}
      saving={saving}
      error={error}
    />
  );
}
