import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { useDraft, useKeeping } from '../../data/drafts.js';
import { newId } from '../../data/ids.js';
import { interactionQuery, type Interaction } from '../../data/interactions.js';
import { useMe } from '../../data/me.js';
import { queries } from '../../data/queries.js';
import { write } from '../../data/writes.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { NotFound } from '../not-found/not-found.js';
import { useAttendeeName } from './attendee-names.js';
import { Conflict } from './conflict.js';
import { bodyOf, meetingOf, type Meeting } from './meeting.js';
import { MeetingForm } from './meeting-form.js';

interface Draft {
  base: Interaction;
  meeting: Meeting;
}

export function EditInteraction() {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <ForRole may="interactions:write">
      <Edit id={id} />
    </ForRole>
  );
}

function Edit({ id }: { id: string }) {
  const me = useMe();
  const { data, error, refetch } = useQuery(interactionQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return data.authorId === me.id ? <Editor saved={data} /> : <NotFound />;
}

/** Edits the version that was read when the editing began. Whoever changed it meanwhile is shown, not overwritten. */
function Editor({ saved }: { saved: Interaction }) {
  const { t } = useTranslation();
  const times = useTimes();
  const name = useAttendeeName();
  const navigate = useNavigate();
  const { done } = useFeedback();
  const draft = useDraft<Draft>(`edit:${saved.id}`);
  const [state, setState] = useState<Draft>(() => draft.read() ?? { base: saved, meeting: meetingOf(saved, times, name) });
  const { base, meeting } = state;
  const [theirs, setTheirs] = useState<Interaction | null>(null);
  const onChange = (change: (before: Meeting) => Meeting) => setState((before) => ({ ...before, meeting: change(before.meeting) }));
  const change = () => {
    const { status: _status, ...body } = bodyOf(meeting, times);
    return body;
  };
  useKeeping(draft, state, JSON.stringify(meeting) !== JSON.stringify(meetingOf(base, times, name)));
  const back = () => void navigate({ to: '/interactions/$id', params: { id: saved.id } });
  const save = useMutation({
    mutationFn: ({ body, ifMatch }: { body: object; ifMatch: number }) => write({ key: newId(), resource: 'interactions', method: 'PATCH', id: saved.id, ifMatch, body, base }),
    onSuccess: () => {
      draft.discard();
      done(t('interactions.edited'));
      back();
    },
    onError: async (error) => {
      if (error instanceof ApiProblem && error.status === 412) setTheirs(await queries.fetchQuery({ ...interactionQuery(saved.id), staleTime: 0 }));
    },
  });
  const title = t('interactions.edit');
  if (theirs)
    return (
      <Page title={title}>
        <Conflict base={base} mine={change()} theirs={theirs} saving={save.isPending} onResolve={(body) => save.mutate({ body, ifMatch: theirs.version })} onCancel={() => setTheirs(null)} />
        {save.error && !(save.error instanceof ApiProblem && save.error.status === 412) && <Failure error={save.error} />}
      </Page>
    );
  return (
    <Page title={title}>
      <MeetingForm meeting={meeting} onChange={onChange} onSave={() => save.mutate({ body: change(), ifMatch: base.version })} onCancel={back} saving={save.isPending} saveLabel={t('actions.save')}>
        {save.error && <Failure error={save.error} />}
      </MeetingForm>
    </Page>
  );
}
