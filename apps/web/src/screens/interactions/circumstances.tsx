import { Card, Chip, Collapse, Group, Button, NumberInput, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../data/reference.js';
import type { Meeting } from './meeting.js';

interface Props {
  meeting: Meeting;
  onChange: (change: Partial<Meeting>) => void;
}

/** When, how, where. What is seldom changed waits behind a button. */
export function Circumstances({ meeting, onChange }: Props) {
  const { t } = useTranslation();
  const [opened, { toggle }] = useDisclosure(!!meeting.place || !!meeting.note);
  const channels = useChoices('channels');
  return (
    <Card withBorder>
      <Stack>
        <div role="group" aria-labelledby="channel">
          <Text id="channel" size="sm" fw={500} mb={6}>
            {t('interactions.channel')}
          </Text>
          <Chip.Group value={meeting.channel} onChange={(channel) => onChange({ channel: channel as Meeting['channel'] })}>
            <Group gap="xs">
              {channels.map(({ value, label }) => (
                <Chip key={value} value={value} size="sm">
                  {label}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </div>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput type="datetime-local" label={t('interactions.startedAt')} required value={meeting.startedAt} onChange={(event) => onChange({ startedAt: event.currentTarget.value })} />
          <NumberInput
            label={t('interactions.duration')}
            min={0}
            max={1440}
            step={5}
            hideControls
            value={meeting.durationMinutes ?? ''}
            onChange={(minutes) => onChange({ durationMinutes: minutes === '' ? undefined : Number(minutes) })}
          />
        </SimpleGrid>
        <Group>
          <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={opened}>
            {t(opened ? 'interactions.fewer' : 'interactions.more')}
          </Button>
        </Group>
        <Collapse expanded={opened}>
          <Rarely meeting={meeting} onChange={onChange} />
        </Collapse>
      </Stack>
    </Card>
  );
}

function Rarely({ meeting, onChange }: Props) {
  const { t } = useTranslation();
  const languages = useChoices('languages');
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <TextInput label={t('interactions.place')} maxLength={300} value={meeting.place ?? ''} onChange={(event) => onChange({ place: event.currentTarget.value })} />
        <Select label={t('interactions.language')} data={languages} allowDeselect={false} searchable value={meeting.language} onChange={(language) => language && onChange({ language })} />
        <Select
          label={t('interactions.initiatedBy')}
          data={(['msl', 'stakeholder'] as const).map((value) => ({ value, label: t(`interactions.initiator.${value}`) }))}
          allowDeselect={false}
          value={meeting.initiatedBy}
          onChange={(initiatedBy) => initiatedBy && onChange({ initiatedBy: initiatedBy as Meeting['initiatedBy'] })}
        />
      </SimpleGrid>
      <Textarea label={t('interactions.note')} autosize minRows={2} maxLength={10_000} value={meeting.note ?? ''} onChange={(event) => onChange({ note: event.currentTarget.value })} />
    </Stack>
  );
}
