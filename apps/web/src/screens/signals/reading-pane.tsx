import { Button, Card, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me.js';
import type { Proposed, Signal } from '../../data/signals.js';
import { Marked } from '../../parts/marked.js';
import { useTimes } from '../../parts/time.js';
import { Assignment } from './assignment.js';
import { SignalBadges } from './badges.js';
import { Confirmation } from './confirmation.js';
import { Decided } from './decided.js';
import { Decisions } from './decisions.js';
import { useAboutSubject } from './signal-line.js';
import { SubjectLinks } from './subject-link.js';
import { SubjectText } from './subject-text.js';
import type { Reading } from './use-watch.js';
import { WhyShown } from './why-shown.js';

interface Props {
  signal: Signal;
  /** Beside the list it stays in sight; alone it is the screen, and has been come to. */
  beside: boolean;
  reading: Reading;
  /** What a mail proposes to decide. */
  proposed?: Proposed;
}

/** What a signal is about, why it is shown, and what can be decided of it. */
export function ReadingPane({ signal, beside, reading, proposed }: Props) {
  const { t } = useTranslation();
  const times = useTimes();
  const about = useAboutSubject();
  const mayTriage = useMay('signals:triage');
  const { choosing, choose, decide, takeBack } = reading;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!beside) title.current?.focus();
  }, [beside]);
  const words = signal.why.flatMap(({ terms }) => terms.map(({ text }) => text));
  return (
    <Card withBorder component="section" aria-label={t('signals.reading')} className={beside ? 'reading' : undefined} tabIndex={beside ? 0 : undefined}>
      <Stack gap="sm">
        {mayTriage && proposed && <Confirmation {...{ signal, proposed, reading }} />}
        {mayTriage && <Decisions {...{ choosing, choose, decide }} />}
        {mayTriage && <Assignment opened={choosing === 'assigned'} close={() => choose(null)} assign={(ownerId) => decide({ decision: 'assigned', ownerId })} />}
        <SignalBadges signal={signal} />
        <Title order={2} ref={title} tabIndex={-1} style={{ outline: 'none', overflowWrap: 'anywhere' }}>
          <Marked text={signal.subject.title} words={words} />
        </Title>
        <Text size="sm" c="dimmed">
          {about(signal)}
        </Text>
        <Decided signal={signal} />
        {mayTriage && signal.state !== 'new' && (
          <div>
            <Button size="xs" variant="default" onClick={takeBack}>
              {t('signals.takeBack')}
            </Button>
          </div>
        )}
        <WhyShown signal={signal} />
        <SubjectText signal={signal} words={words} />
        <SubjectLinks subject={signal.subject} />
        <Text size="sm" c="dimmed">
          {t('signals.raisedAt', { at: times.moment(signal.raisedAt) })}
        </Text>
      </Stack>
    </Card>
  );
}
