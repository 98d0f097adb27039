import { Alert, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft, useKeeping } from '../../data/drafts.js';
import { newId } from '../../data/ids.js';
import { fullName, stakeholderQuery, type Stakeholder } from '../../data/stakeholders.js';
import { write } from '../../data/writes.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { bodyOf, isWorthKeeping, newMeeting, type Meeting } from './meeting.js';
import { MeetingForm } from './meeting-form.js';

export function NewInteraction() {
  const { stakeholderId, plan } = useSearch({ from: '/session/interactions/new' });
  return (
    <ForRole may="interactions:write">
      <Prefilled key={`${stakeholderId} ${plan}`} stakeholderId={stakeholderId} plan={!!plan} />
    </ForRole>
  );
}

/** From a person's page, that person takes part already. */
function Prefilled({ stakeholderId, plan }: { stakeholderId?: string; plan: boolean }) {
  const { data, isLoading } = useQuery({ ...stakeholderQuery(stakeholderId ?? ''), enabled: !!stakeholderId });
  return isLoading ? <Loading /> : <Log person={data} plan={plan} />;
}

function Log({ person, plan }: { person?: Stakeholder; plan: boolean }) {
  const { t } = useTranslation();
  const times = useTimes();
  const navigate = useNavigate();
  const router = useRouter();
  const { done } = useFeedback();
  const draft = useDraft<Meeting>(`interaction:${person?.id ?? 'new'}`);
  const atFirst = () => newMeeting(times, plan, person ? [{ id: newId(), stakeholderId: person.id, name: fullName(person) }] : []);
  const [kept, setKept] = useState(() => draft.read() !== null);
  const [meeting, setMeeting] = useState<Meeting>(() => draft.read() ?? atFirst());
  useKeeping(draft, meeting, isWorthKeeping(meeting));
  const log = useMutation({
    mutationFn: () => write({ key: meeting.id, resource: 'interactions', method: 'POST', id: meeting.id, body: bodyOf(meeting, times) }),
    onSuccess: ({ version, takeBack }) => {
      draft.discard();
      // Whoever takes it back gets it to write on, under another id: the one that was saved stays, withdrawn.
      const undo = async () => {
        const taken = version === null && (await takeBack());
        if (!taken) await write({ key: newId(), resource: 'interactions', method: 'DELETE', id: meeting.id, ifMatch: version ?? undefined });
        draft.keep(renewed(meeting));
        await navigate({ to: '/interactions/new', search: { stakeholderId: person?.id } });
      };
      done(t(meeting.status === 'planned' ? 'interactions.planned' : 'interactions.logged'), undo);
      const [first] = meeting.attendees;
      void (first?.stakeholderId ? navigate({ to: '/stakeholders/$id', params: { id: first.stakeholderId } }) : navigate({ to: '/interactions' }));
    },
  });
  const startAgain = () => {
    draft.discard();
    setKept(false);
    setMeeting(atFirst());
  };
  return (
    <Page
      title={t(meeting.status === 'planned' ? 'interactions.plan' : 'interactions.log')}
      actions={
        <SegmentedControl
          aria-label={t('interactions.when')}
          value={meeting.status}
          onChange={(status) => setMeeting((before) => ({ ...before, status: status as Meeting['status'] }))}
          data={(['completed', 'planned'] as const).map((value) => ({ value, label: t(`interactions.whenIs.${value}`) }))}
        />
      }
    >
      {kept && (
        <Alert color="blue" variant="light" role="status">
          <Group justify="space-between">
            <Text size="sm">{t('interactions.draftKept')}</Text>
            <Button size="xs" variant="default" onClick={startAgain}>
              {t('interactions.startAgain')}
            </Button>
          </Group>
        </Alert>
      )}
      <MeetingForm
        meeting={meeting}
        onChange={setMeeting}
        onSave={() => log.mutate()}
        onCancel={() => router.history.back()}
        saving={log.isPending}
        saveLabel={t(meeting.status === 'planned' ? 'interactions.savePlan' : 'interactions.save')}
      >
        {log.error && <Failure error={log.error} />}
      </MeetingForm>
    </Page>
  );
}

/** The same meeting with ids of its own. */
function renewed(meeting: Meeting): Meeting {
  const ids = new Map(meeting.attendees.map((one) => [one.id, newId()]));
  return {
    ...meeting,
    id: newId(),
    attendees: meeting.attendees.map((one) => ({ ...one, id: ids.get(one.id)! })),
    parts: meeting.parts.map((part) => ({ ...part, id: newId(), attendeeId: part.attendeeId && ids.get(part.attendeeId) })),
  };
}
