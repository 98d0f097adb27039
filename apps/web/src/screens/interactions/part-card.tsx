import { ActionIcon, Checkbox, Fieldset, Group, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChoices, usePriorities, useProducts, useTopics, type Choice } from '../../data/reference.js';
import { CloseIcon } from '../../parts/icons.js';
import type { Part } from './meeting.js';

const TEXT_AT_MOST = { discussion: 5_000, insight: 5_000, commitment: 1_000, inquiry: 5_000, interest: 0, adverseEvent: 10_000 } as const;

interface Props {
  part: Part;
  onChange: (change: Partial<Part>) => void;
  onRemove: () => void;
  tried: boolean;
}

/** One thing that was said. Which fields it has depends on what it is. */
export function PartCard({ part, onChange, onRemove, tried }: Props) {
  const { t } = useTranslation();
  const { kind } = part;
  const topics = useTopics();
  const products = useProducts();
  const priorities = usePriorities();
  const stances = useChoices('stances');
  const required = kind !== 'discussion' && kind !== 'interest';
  const select = (name: 'topicId' | 'productId' | 'stance' | 'priorityId', data: Choice[]) => (
    <Select
      label={t(`interactions.field.${name}`)}
      data={data}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      nothingFoundMessage={t('palette.nothing')}
      required={kind === 'interest'}
      value={part[name] ?? null}
      onChange={(value) => onChange({ [name]: value ?? undefined })}
      data-autofocus={kind === 'interest' || undefined}
    />
  );
  return (
    <Fieldset legend={t(`parts.${kind}`)} p="sm">
      <Group align="flex-start" wrap="nowrap" gap="xs">
        <Stack gap="xs" style={{ flex: 1 }}>
          {(kind === 'discussion' || kind === 'interest') && (
            <SimpleGrid cols={{ base: 1, xs: kind === 'discussion' ? 3 : 1 }} spacing="xs">
              {select('topicId', topics)}
              {kind === 'discussion' && select('productId', products)}
              {kind === 'discussion' && select('stance', stances)}
            </SimpleGrid>
          )}
          {kind !== 'interest' && (
            <Textarea
              label={t(`interactions.text.${kind}`)}
              description={kind === 'adverseEvent' ? t('adverseEvents.verbatimHint') : undefined}
              required={required}
              error={tried && required && !part.text?.trim() ? t('interactions.needed') : undefined}
              autosize
              minRows={2}
              maxLength={TEXT_AT_MOST[kind]}
              autoFocus
              value={part.text ?? ''}
              onChange={(event) => onChange({ text: event.currentTarget.value })}
            />
          )}
          {kind === 'insight' && select('priorityId', priorities)}
          {(kind === 'inquiry' || kind === 'adverseEvent') && select('productId', products)}
          {kind === 'commitment' && <TextInput type="date" label={t('interactions.field.dueOn')} value={part.dueOn ?? ''} onChange={(event) => onChange({ dueOn: event.currentTarget.value || undefined })} />}
          {kind === 'inquiry' && (
            <Checkbox label={t('interactions.field.unsolicited')} checked={part.unsolicited ?? false} onChange={(event) => onChange({ unsolicited: event.currentTarget.checked })} />
          )}
        </Stack>
        <ActionIcon variant="subtle" color="gray" onClick={onRemove} aria-label={t('actions.removeNamed', { name: t(`parts.${kind}`) })}>
          <CloseIcon size={16} />
        </ActionIcon>
      </Group>
    </Fieldset>
  );
}
