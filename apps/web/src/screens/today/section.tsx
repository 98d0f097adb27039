import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export function Section({ title, count, children }: { title: string; count?: number | string; children: ReactNode }) {
  return (
    <section>
      <Group gap="xs" mb="xs" align="baseline">
        <Title order={2}>{title}</Title>
        {count !== undefined && <Text c="dimmed">({count})</Text>}
      </Group>
      {children}
    </section>
  );
}
