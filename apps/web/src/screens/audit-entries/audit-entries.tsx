import { Badge, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { auditedServices, auditQuery, type AuditedService, type AuditEntry } from '../../data/administration.js';
import { useLabel, useUserName } from '../../data/reference.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { Empty, Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { Change } from './change.js';

const TYPING_MS = 300;

export function AuditEntries() {
  return (
    <ForRole may="audit-entries:read">
      <Audit />
    </ForRole>
  );
}

/** Who did what, when, and what it was before and after; of one record, or of a whole service. */
function Audit() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { service = 'interactions', resourceId } = useSearch({ from: '/session/audit-entries' });
  const go = (change: { service?: AuditedService; resourceId?: string }) => void navigate({ to: '/audit-entries', search: { service, resourceId, ...change }, replace: true });
  const search = useDebouncedCallback((id: string) => go({ resourceId: id.trim() || undefined }), TYPING_MS);
  const { data, error, isPending, refetch } = useQuery(auditQuery(service, resourceId));
  return (
    <Page title={t('navigation.audit')}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('audit.service')}
          value={service}
          onChange={(value) => go({ service: value as AuditedService, resourceId: undefined })}
          data={auditedServices.map((value) => ({ value, label: t(`audit.services.${value}`) }))}
        />
        <TextInput key={resourceId} label={t('audit.record')} description={t('audit.recordHint')} defaultValue={resourceId ?? ''} onChange={(event) => search(event.currentTarget.value)} />
      </Stack>
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.items.length === 0 && <Empty title={t('audit.none')}>{t('audit.noneHint')}</Empty>}
      <ol className="spine">
        {data?.items.map((entry) => (
          <li key={entry.id} className="row">
            <EntryLine entry={entry} />
          </li>
        ))}
      </ol>
    </Page>
  );
}

function EntryLine({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const times = useTimes();
  const userName = useUserName();
  const label = useLabel();
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text fw={600}>
          {entry.actorKind === 'user' ? userName(entry.actor) : entry.actor} · {label('user-roles', entry.actorRole)}
        </Text>
        <Text size="sm" c="dimmed">
          {times.moment(entry.at)}
        </Text>
      </Group>
      <Text size="sm">
        {entry.action} · {entry.resource} · {entry.resourceId}
      </Text>
      {entry.reason && <Text size="sm">{t('audit.reason', { reason: entry.reason })}</Text>}
      {entry.erased && (
        <Badge variant="light" color="gray" tt="none">
          {t('audit.erased')}
        </Badge>
      )}
      <Change before={entry.before} after={entry.after} />
    </Stack>
  );
}
