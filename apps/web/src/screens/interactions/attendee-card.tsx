import { ActionIcon, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me.js';
import { CloseIcon, PlusIcon } from '../../parts/icons.js';
import { newPart, PART_KINDS, type MeetingAttendee, type Part } from './meeting.js';
import { PartCard } from './part-card.js';

interface Props {
  /** Null: the whole meeting. */
  attendee: MeetingAttendee | null;
  parts: Part[];
  setParts: (change: (parts: Part[]) => Part[]) => void;
  onRemove?: () => void;
  tried: boolean;
}

/** What one attendee said, asked, promised; each a card, added by one tap. */
export function AttendeeCard({ attendee, parts, setParts, onRemove, tried }: Props) {
  const { t } = useTranslation();
  const mayReport = useMay('adverse-events:report');
  const name = attendee?.name ?? t('interactions.everybody');
  return (
    <Card withBorder component="section" aria-label={name}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2} size="h3">
            {name}
          </Title>
          {onRemove && (
            <ActionIcon variant="subtle" color="gray" onClick={onRemove} aria-label={t('actions.removeNamed', { name })}>
              <CloseIcon size={16} />
            </ActionIcon>
          )}
        </Group>
        {parts.map((part) => (
          <PartCard
            key={part.id}
            part={part}
            tried={tried}
            onChange={(change) => setParts((all) => all.map((one) => (one.id === part.id ? { ...one, ...change } : one)))}
            onRemove={() => setParts((all) => all.filter((one) => one.id !== part.id))}
          />
        ))}
        {parts.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('interactions.addHint')}
          </Text>
        )}
        <Group gap="xs">
          {PART_KINDS.filter((kind) => kind !== 'adverseEvent' || mayReport).map((kind) => (
            <Button
              key={kind}
              size="xs"
              variant="default"
              leftSection={<PlusIcon size={14} />}
              onClick={() => setParts((all) => [...all, newPart(kind, attendee?.id)])}
              aria-label={t('interactions.addFor', { part: t(`parts.${kind}`), name })}
            >
              {t(`parts.${kind}`)}
            </Button>
          ))}
        </Group>
      </Stack>
    </Card>
  );
}
