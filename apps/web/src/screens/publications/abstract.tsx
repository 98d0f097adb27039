import { Stack, Text } from '@mantine/core';
import type { AbstractSection } from '../../data/publications.js';
import { Marked } from '../../parts/marked.js';

/** An abstract as its authors have divided it. */
export function Abstract({ sections, words = [], lang }: { sections: AbstractSection[]; words?: string[]; lang?: string }) {
  return (
    <Stack gap="xs" lang={lang}>
      {sections.map(({ label, text }, at) => (
        <Text key={at} className="lines">
          {label && (
            <Text span fw={600}>
              {label}
              {'. '}
            </Text>
          )}
          <Marked text={text} words={words} />
        </Text>
      ))}
    </Stack>
  );
}
