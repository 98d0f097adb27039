import { Card, Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PREVIEWED_DAYS, type Preview as Caught } from '../../data/strategies.js';
import { TextLink } from '../../parts/link.js';
import { Marked } from '../../parts/marked.js';
import { Failure } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { useFieldOfMatch } from './matched.js';
import { unreadableIn } from './query-field.js';

const SHOWN = 10;

/** What the search would have caught of what came in lately, while it is being written. */
export function Preview({ query, caught }: { query: string; caught: UseQueryResult<Caught> }) {
  const { t } = useTranslation();
  const { data, error, isPlaceholderData } = caught;
  const unread = unreadableIn(error) !== null;
  return (
    <Card withBorder component="section" aria-labelledby="preview">
      <Stack gap="sm">
        <Title order={2} id="preview">
          {t('strategies.preview')}
        </Title>
        <Text role="status" size="sm">
          {query.trim() === '' && t('strategies.previewHint')}
          {query.trim() !== '' && unread && t('strategies.previewUnread')}
          {query.trim() !== '' && !error && data && t(data.looked > 0 ? 'strategies.caught' : 'strategies.nothingReceived', { count: data.hits, looked: data.looked, days: PREVIEWED_DAYS })}
        </Text>
        {error && !unread && <Failure error={error} />}
        {query.trim() !== '' && !error && data && (
          <ul className="rows" aria-busy={isPlaceholderData}>
            {data.items.slice(0, SHOWN).map((hit) => (
              <li key={hit.subjectId} className="row">
                <Hit hit={hit} />
              </li>
            ))}
          </ul>
        )}
        {data && !error && data.hits > SHOWN && (
          <Text size="sm" c="dimmed">
            {t('strategies.moreCaught', { count: data.hits - SHOWN })}
          </Text>
        )}
      </Stack>
    </Card>
  );
}

function Hit({ hit }: { hit: Caught['items'][number] }) {
  const { t } = useTranslation();
  const times = useTimes();
  const field = useFieldOfMatch();
  const title = <Marked text={hit.title} words={hit.why.map((one) => one.text)} />;
  return (
    <Stack gap={2}>
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {hit.subjectKind === 'publication' && <TextLink to="/publications/$id" params={{ id: hit.subjectId }} c="inherit">{title}</TextLink>}
        {hit.subjectKind === 'trial' && <TextLink to="/trials/$id" params={{ id: hit.subjectId }} c="inherit">{title}</TextLink>}
        {hit.subjectKind === 'notice' && <TextLink to="/notices/$id" params={{ id: hit.subjectId }} c="inherit">{title}</TextLink>}
      </Text>
      <Text size="sm" c="dimmed">
        {[t(`signals.kinds.${hit.subjectKind}`), hit.publishedOn && times.partial(hit.publishedOn)].filter(Boolean).join(' · ')}
      </Text>
      <Text size="sm">{hit.why.map((one) => t('signals.word', { text: one.text, field: field(one.field) })).join(', ')}</Text>
    </Stack>
  );
}
