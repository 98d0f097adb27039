import { Alert, Button, Card, Group, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { digestPreferenceQuery, frequencies, replaceDigestPreference, type DigestPreference, type DigestWish } from '../../data/digests.js';
import { useFeedback } from '../../parts/feedback.js';
import { TextLink } from '../../parts/link.js';
import { Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { HeldHere } from './held-here.js';

/** When one is told of the watch by mail. `proposed`: what a mail's link has chosen beforehand. */
export function DigestPreferenceCard({ proposed }: { proposed?: 'off' }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(digestPreferenceQuery);
  return (
    <Card withBorder component="section" aria-labelledby="digest-preference">
      <Stack gap="sm">
        <Title order={2} size="h4" id="digest-preference">
          {t('digests.card')}
        </Title>
        <Text size="sm">{t('digests.hint')}</Text>
        <HeldHere />
        {error && <Failure error={error} retry={() => void refetch()} />}
        {!data && !error && <Loading lines={2} />}
        {data && <PreferenceForm key={data.version} preference={data} proposed={proposed} />}
        <div>
          <TextLink to="/digests">{t('digests.received')}</TextLink>
        </div>
      </Stack>
    </Card>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function PreferenceForm({ preference, proposed }: { preference: DigestPreference; proposed?: 'off' }) {
  const { t } = useTranslation();
  const { done, failed } = useFeedback();
  const stops = proposed !== undefined && preference.frequency !== 'off';
  const [{ frequency, hour, weekday }, setWish] = useState<DigestWish>({ ...preference, ...(stops && { frequency: proposed }) });
  const wish = (change: Partial<DigestWish>) => setWish((before) => ({ ...before, ...change }));
  const saving = useMutation({ mutationFn: () => replaceDigestPreference(preference, { frequency, hour, weekday }), onSuccess: () => done(t('digests.saved')), onError: failed });
  const save = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // After the title of the screen has had its turn.
    if (stops) requestAnimationFrame(() => save.current?.focus());
  }, [stops]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack gap="sm">
        {stops && (
          <Alert color="orange" variant="light" role="status">
            {t('digests.stopProposed')}
          </Alert>
        )}
        <div>
          <Text id="digest-frequency" size="sm" fw={500} mb={6}>
            {t('digests.frequency')}
          </Text>
          <SegmentedControl
            aria-labelledby="digest-frequency"
            value={frequency}
            onChange={(value) => wish({ frequency: value as DigestWish['frequency'] })}
            data={frequencies.map((value) => ({ value, label: t(`digests.frequencies.${value}`) }))}
          />
        </div>
        {frequency !== 'off' && (
          <Group gap="sm" align="end">
            {frequency === 'weekly' && (
              <Select
                label={t('digests.weekday')}
                allowDeselect={false}
                data={WEEKDAYS.map((day) => ({ value: String(day), label: t(`digests.weekdays.${day}`) }))}
                value={String(weekday)}
                onChange={(day) => wish({ weekday: Number(day) })}
              />
            )}
            <Select
              label={t('digests.hour')}
              allowDeselect={false}
              data={HOURS.map((one) => ({ value: String(one), label: t('digests.oclock', { hour: one }) }))}
              value={String(hour)}
              onChange={(one) => wish({ hour: Number(one) })}
            />
          </Group>
        )}
        <Group gap="sm">
          <Button type="submit" ref={save} loading={saving.isPending}>
            {t('actions.save')}
          </Button>
        </Group>
        <WhereAndWhen preference={preference} />
      </Stack>
    </form>
  );
}

function WhereAndWhen({ preference: { address, mailed, nextAt } }: { preference: DigestPreference }) {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <Text size="sm" c="dimmed">
      {mailed && (address ? t('digests.address', { address }) : t('digests.noAddress'))}
      {mailed && nextAt && ' · '}
      {nextAt && t('digests.next', { at: times.moment(nextAt) })}
    </Text>
  );
}
