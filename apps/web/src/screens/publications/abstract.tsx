import { Stack, Text } from '@mantine/core';
import type { AbstractSection } from '../../data/publications.js';
import { keyed } from '../../parts/keyed.js';
import { Marked } from '../../parts/marked.js';

const NONE: string[] = [];

/** An abstract as its authors have divided it. */
export function Abstract({ sections, words = NONE, lang }: { sections: AbstractSection[]; words?: string[]; lang?: string }) {
  return (
    <Stack gap="xs" lang={lang}>
      {keyed(sections).map(({ key, one: { label, text } }) => (
        <Text key={key} className="lines">
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
