import { useQueries } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { here, useOutbox } from '../../data/device.js';
import type { LogInteraction } from '../../data/interactions.js';
import { attendeeNameQuery } from '../../data/stakeholders.js';
import { language } from '../../i18n/language.js';
import type { Fields, Item } from '../../offline/command.js';
import { Page } from '../../parts/page.js';
import { Empty, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { bodyOf, meetingIn, type Meeting } from '../interactions/meeting.js';
import { MeetingForm } from '../interactions/meeting-form.js';
import { decided } from './refused.js';
import { RefusalAlert } from './refusal-alert.js';

type Attendees = LogInteraction['attendees'];

/** A meeting that the server did not take, in the form in which it was written. */
export function CorrectMeeting() {
  const { t } = useTranslation();
  const { key } = useParams({ strict: false }) as { key: string };
  const { data: items } = useOutbox();
  const item = items?.find((one) => one.key === key && one.state === 'refused');
  const named = useNames(((item?.body as LogInteraction | undefined)?.attendees ?? []) as Attendees);
  return (
    <Page title={t('outbox.correct')}>
      {!items || !named ? <Loading /> : item ? <Corrector item={item} name={named} /> : <Empty title={t('outbox.gone')} />}
    </Page>
  );
}

function Corrector({ item, name }: { item: Item; name: (attendee: Attendees[number]) => string }) {
  const { t } = useTranslation();
  const times = useTimes();
  const navigate = useNavigate();
  const [meeting, setMeeting] = useState<Meeting>(() => meetingIn(item.id, item.body as never, times, name));
  const [saving, setSaving] = useState(false);
  const back = () => void navigate({ to: '/outbox' });
  const save = async () => {
    setSaving(true);
    await here.device!.outbox.correct(item.key, bodyOf(meeting, times) as Fields);
    await decided();
    back();
  };
  return (
    <>
      <RefusalAlert refusal={item.refusal} />
      <MeetingForm meeting={meeting} onChange={setMeeting} onSave={() => void save()} onCancel={back} saving={saving} saveLabel={t('outbox.resend')} />
    </>
  );
}

/** Who took part, by name; null while it is looked for. Whom nobody knows is said to be on the way. */
function useNames(attendees: Attendees): ((attendee: Attendees[number]) => string) | null {
  const { t } = useTranslation();
  const found = useQueries({ queries: attendees.map((one) => attendeeNameQuery(one)) });
  if (found.some(({ isPending }) => isPending)) return null;
  const names = new Map(found.map(({ data }, index) => [attendees[index], data?.[language()]]));
  return (attendee) => names.get(attendee) ?? t('interactions.unresolved');
}
