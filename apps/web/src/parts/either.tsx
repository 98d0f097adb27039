import { Group, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export type Side = 'mine' | 'theirs';

interface Props {
  label: string;
  mine: string;
  theirs: string;
  value: Side | null;
  onChange: (side: Side) => void;
}

/** One field that two people have changed: both versions beside each other, and neither picked beforehand. */
export function Either({ label, value, onChange, ...texts }: Props) {
  const { t } = useTranslation();
  return (
    <Radio.Group label={label} value={value} onChange={(side) => onChange(side as Side)}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs">
        {(['mine', 'theirs'] as const).map((side) => (
          <Radio.Card key={side} value={side} p="sm" radius="md" aria-label={t('outbox.says', { name: t(`conflict.${side}`), text: texts[side] })}>
            <Group wrap="nowrap" align="flex-start">
              <Radio.Indicator />
              <Stack gap={2}>
                <Text size="sm" fw={600}>
                  {t(`conflict.${side}`)}
                </Text>
                <Text size="sm" className="lines">
                  {texts[side]}
                </Text>
              </Stack>
            </Group>
          </Radio.Card>
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}
