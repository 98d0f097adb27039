import { Card } from '@mantine/core';
import type { ReactNode } from 'react';

/** What is known, by name; what is not known is not there. */
export function Facts({ facts }: { facts: [name: string, said: ReactNode][] }) {
  return (
    <Card withBorder>
      <dl className="fields">
        {facts.map(
          ([name, said]) =>
            said !== null &&
            said !== undefined &&
            said !== false &&
            said !== '' && (
              <div key={name}>
                <dt>{name}</dt>
                <dd style={{ overflowWrap: 'anywhere', minWidth: 0 }}>{said}</dd>
              </div>
            ),
        )}
      </dl>
    </Card>
  );
}
