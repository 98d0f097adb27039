import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MeetingAttendee, Meeting, Part } from './meeting.js';
import { lacking } from './meeting.js';
import { AttendeePicker } from './attendee-picker.js';
import { AttendeeCard } from './attendee-card.js';
import { Circumstances } from './circumstances.js';
import { useState, type ReactNode } from 'react';

interface Props {
  meeting: Meeting;
  onChange: (change: (before: Meeting) => Meeting) => void;
  onSave: () => void;
  onCancel: () => void;
  saving: boolean;
  saveLabel: string;
  children?: ReactNode;
}

/** Who, where and when; then, per attendee, what was said. Most of it is filled in already. */
export function MeetingForm({ meeting, onChange, onSave, onCancel, saving, saveLabel, children }: Props) {
  const { t } = useTranslation();
  const [tried, setTried] = useState(false);
  const missing = lacking(meeting);
  const add = (attendee: MeetingAttendee) => onChange((before) => ({ ...before, attendees: [...before.attendees, attendee] }));
  const remove = (id: string) =>
    onChange((before) => ({ ...before, attendees: before.attendees.filter((one) => one.id !== id), parts: before.parts.filter((part) => part.attendeeId !== id) }));
  const setParts = (change: (parts: Part[]) => Part[]) => onChange((before) => ({ ...before, parts: change(before.parts) }));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (missing.length === 0) onSave();
      }}
    >
      <Stack>
        <AttendeePicker taken={meeting.attendees} onPick={add} />
        <Circumstances meeting={meeting} onChange={(change) => onChange((before) => ({ ...before, ...change }))} />
        {[...meeting.attendees, ...(meeting.attendees.length > 1 ? [null] : [])].map((attendee) => (
          <AttendeeCard
            key={attendee?.id ?? 'all'}
            attendee={attendee}
            parts={meeting.parts.filter((part) => (attendee ? part.attendeeId === attendee.id : !part.attendeeId))}
            setParts={setParts}
            onRemove={attendee ? () => remove(attendee.id) : undefined}
            tried={tried}
          />
        ))}
        {children}
        <div role="alert">
          {tried &&
            missing.map((what) => (
              <Text key={what} c="var(--mantine-color-error)" size="sm">
                {t(`interactions.lacking.${what}`)}
              </Text>
            ))}
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('actions.later')}
          </Button>
          <Button type="submit" loading={saving}>
            {saveLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
