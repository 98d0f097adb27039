import { Card } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, isOvertaken } from '../../api/problem.js';
import { useDraft, useKeeping } from '../../data/drafts.js';
import { newId } from '../../data/ids.js';
import { queries } from '../../data/queries.js';
import { stakeholderQuery, type Stakeholder } from '../../data/stakeholders.js';
import { write } from '../../data/writes.js';
import { Disagreement } from '../../parts/disagreement.js';
import { useFeedback } from '../../parts/feedback.js';
import { useFieldName } from '../../parts/field-name.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { NotFound } from '../not-found/not-found.js';
import { DetailsFields } from './details-fields.js';
import { bodyOf, personOf, type Person } from './person.js';
import { PersonForm } from './person-form.js';
import { usePersonText } from './person-text.js';

interface Draft {
  base: Stakeholder;
  person: Person;
}

export function EditStakeholder() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(stakeholderQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <ForRole may="stakeholders:write">
      <Page title={t('people.edit')}>
        <Editor saved={data} />
      </Page>
    </ForRole>
  );
}

/** Edits the version that was read when the editing began. Whoever changed it meanwhile is shown, not overwritten. */
function Editor({ saved }: { saved: Stakeholder }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { done } = useFeedback();
  const draft = useDraft<Draft>(`stakeholder:${saved.id}`);
  const [state, setState] = useState<Draft>(() => draft.read() ?? { base: saved, person: personOf(saved) });
  const { base, person } = state;
  const name = useFieldName();
  const [theirs, setTheirs] = useState<Stakeholder | null>(null);
  const text = usePersonText(base, theirs ?? base);
  useKeeping(draft, state, JSON.stringify(person) !== JSON.stringify(personOf(base)));
  const back = () => void navigate({ to: '/stakeholders/$id', params: { id: saved.id } });
  const save = useMutation({
    mutationFn: ({ body, on }: { body: object; on: Stakeholder }) => write({ key: newId(), resource: 'stakeholders', method: 'PATCH', id: saved.id, ifMatch: on.version, body, base: on }),
    onSuccess: () => {
      draft.discard();
      done(t('people.edited'));
      back();
    },
    onError: async (error) => {
      if (isOvertaken(error)) setTheirs(await queries.fetchQuery({ ...stakeholderQuery(saved.id), staleTime: 0 }));
    },
  });
  const onChange = (change: Partial<Person>) => setState((before) => ({ ...before, person: { ...before.person, ...change } }));
  const failure = save.error && !isOvertaken(save.error) && <Failure error={save.error} />;
  if (theirs)
    return (
      <Disagreement base={base} mine={bodyOf(person)} theirs={theirs} name={name} text={text} saving={save.isPending} onResolve={(body) => save.mutate({ body, on: theirs })} onCancel={() => setTheirs(null)}>
        {failure}
      </Disagreement>
    );
  return (
    <Card withBorder>
      <PersonForm
        person={person}
        onChange={onChange}
        onSave={() => save.mutate({ body: bodyOf(person), on: base })}
        onCancel={() => {
          draft.discard();
          back();
        }}
        saving={save.isPending}
      >
        <DetailsFields person={person} onChange={onChange} />
        {failure}
      </PersonForm>
    </Card>
  );
}
