import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { isInQuebec, type Site } from '../../data/trials.js';
import { keyed } from '../../parts/keyed.js';
import { useTrialStatus } from './trial-status.js';

const AT_FIRST = 10;

/** Where it is done: in Québec first. */
export function Sites({ sites }: { sites: Site[] }) {
  const { t } = useTranslation();
  const status = useTrialStatus();
  const [all, { open }] = useDisclosure();
  const sorted = [...sites.filter(isInQuebec), ...sites.filter((site) => !isInQuebec(site))];
  const left = sorted.length - AT_FIRST;
  return (
    <section aria-labelledby="sites">
      <Title order={2} id="sites" mb="xs">
        {t('trials.sites', { count: sites.length })}
      </Title>
      <Stack gap="xs" align="flex-start">
        <ul className="rows" style={{ width: '100%' }}>
          {keyed(all ? sorted : sorted.slice(0, AT_FIRST)).map(({ key, one: site }) => (
            <li key={key} className="row">
              <Group justify="space-between" gap="xs">
                <div style={{ minWidth: 0 }}>
                  <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                    {site.facility ?? t('trials.unnamedSite')}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {[site.city, site.state, site.country].filter(Boolean).join(', ')}
                  </Text>
                </div>
                <Group gap={6}>
                  {isInQuebec(site) && (
                    <Badge variant="light" tt="none" color="blue">
                      {t('trials.quebecSite')}
                    </Badge>
                  )}
                  {site.status && (
                    <Badge variant="light" tt="none" color="gray">
                      {status(site.status)}
                    </Badge>
                  )}
                </Group>
              </Group>
            </li>
          ))}
        </ul>
        {!all && left > 0 && (
          <Button variant="default" size="xs" onClick={open}>
            {t('trials.moreSites', { count: left })}
          </Button>
        )}
      </Stack>
    </section>
  );
}
