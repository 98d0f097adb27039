import { Card, Code, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFieldName } from '../../parts/field-name.js';
import { useFieldWords } from './field-words.js';

/** The body of the request, said as its own screen would say it. What no screen knows stands below, as it was written. */
export function Written({ body }: { body: Record<string, unknown> }) {
  const { t } = useTranslation();
  const name = useFieldName();
  const words = useFieldWords(body);
  const told = Object.entries(body).filter(([field, value]) => field !== 'id' && value !== undefined && !(Array.isArray(value) && value.length === 0));
  const said = Object.keys(words).flatMap((field) => {
    const value = body[field];
    const text = told.some(([one]) => one === field) ? (value === null ? t('conflict.nothing') : inWords(words[field]!, value)) : null;
    return text === null ? [] : [{ field, text }];
  });
  const others = told.filter(([field]) => !said.some((one) => one.field === field));
  return (
    <Card withBorder component="section" aria-label={t('quarantine.content')}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('quarantine.content')}
        </Title>
        {told.length === 0 && <Text>{t('quarantine.nothingMore')}</Text>}
        {said.length > 0 && (
          <dl className="fields">
            {said.map(({ field, text }) => (
              <div key={field}>
                <dt>{name(field)}</dt>
                <dd className="lines">{text}</dd>
              </div>
            ))}
          </dl>
        )}
        {others.length > 0 && (
          <details>
            <summary>{t('quarantine.others')}</summary>
            <Code block mt="xs" tabIndex={0}>
              {JSON.stringify(Object.fromEntries(others), null, 2)}
            </Code>
          </details>
        )}
      </Stack>
    </Card>
  );
}

/** Nobody has looked at what a device sealed: a value that is not what its name promises has no words. */
function inWords(words: (value: never) => string, value: unknown): string | null {
  try {
    return words(value as never);
  } catch {
    return null;
  }
}
