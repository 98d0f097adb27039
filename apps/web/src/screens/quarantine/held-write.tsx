import { Alert, Badge, Card, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { useMay } from '../../data/me.js';
import { openedQuery, type Opened } from '../../data/quarantine.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { Failure, Loading } from '../../parts/states.js';
import { useTimes } from '../../parts/time.js';
import { NotFound } from '../not-found/not-found.js';
import { Decision } from './decision.js';
import { Decided } from './held-line.js';
import { useHeldTitle } from './held-title.js';
import { RecordLink } from './record-link.js';
import { Written } from './written.js';

export function HeldWriteScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  return (
    <ForRole may="quarantine:read">
      <HeldWritePage key={id} id={id} />
    </ForRole>
  );
}

function HeldWritePage({ id }: { id: string }) {
  const { t } = useTranslation();
  const title = useHeldTitle();
  const mayDecide = useMay('quarantine:decide');
  const { data: held, error, refetch } = useQuery(openedQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!held) return <Loading />;
  const exists = held.method !== 'POST' || held.status === 'released';
  return (
    <Page
      title={title(held)}
      actions={
        <>
          <Badge variant="outline" tt="none" color={held.status === 'waiting' ? undefined : 'gray'} autoContrast>
            {t(`quarantine.status.${held.status}`)}
          </Badge>
          {exists && <RecordLink held={held} />}
        </>
      }
    >
      <Circumstances held={held} />
      <Content held={held} />
      {mayDecide && held.status === 'waiting' && <Decision held={held} />}
    </Page>
  );
}

/** Who wrote it, when, when it came here, and what was decided. */
function Circumstances({ held }: { held: Opened }) {
  const { t } = useTranslation();
  const times = useTimes();
  const known = {
    author: held.authorName ?? t('quarantine.unknownAuthor'),
    written: held.writtenAt && `${times.moment(held.writtenAt)} (${times.distance(held.writtenAt)})`,
    received: times.moment(held.receivedAt),
  };
  return (
    <Card withBorder>
      <Stack gap="sm">
        <dl className="fields">
          {(['author', 'written', 'received'] as const).map(
            (one) =>
              known[one] && (
                <div key={one}>
                  <dt>{t(`quarantine.about.${one}`)}</dt>
                  <dd>{known[one]}</dd>
                </div>
              ),
          )}
        </dl>
        <Decided held={held} />
      </Stack>
    </Card>
  );
}

function Content({ held }: { held: Opened }) {
  const { t } = useTranslation();
  if (held.body) return <Written body={held.body as Record<string, unknown>} />;
  return (
    <Alert color="orange" variant="light">
      {t(held.resource === null ? 'quarantine.illegibleHint' : 'quarantine.erased')}
    </Alert>
  );
}
