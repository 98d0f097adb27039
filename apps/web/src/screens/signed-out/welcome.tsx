import { Button, Card, Center, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { signInUrl } from '../../api/session.js';
import { language } from '../../i18n/language.js';
import { OtherLanguage } from '../../shell/header.js';

/** The door: what this is, and the way in. It leads back to where one wanted to go. */
export function Welcome({ said, to }: { said?: string; to?: string }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t('welcome.signIn')} · Liaison`;
  });
  return (
    <Center component="main" mih="90vh" p="md">
      <Card withBorder padding="xl" maw={460} w="100%">
        <Stack>
          <Group justify="space-between">
            <Group gap="xs">
              <img src="/liaison.svg" width={32} height={32} alt="" />
              <Title order={1}>Liaison</Title>
            </Group>
            <OtherLanguage />
          </Group>
          {said && <Text role="status">{said}</Text>}
          <Text>{t('welcome.what')}</Text>
          <Button component="a" href={signInUrl(language(), to)} size="md">
            {t('welcome.signIn')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('welcome.openSource')} <a href="/api/docs">{t('shell.apiDocs')}</a>
          </Text>
        </Stack>
      </Card>
    </Center>
  );
}
