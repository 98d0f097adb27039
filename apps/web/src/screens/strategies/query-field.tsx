import { Anchor, Text, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';

interface Props {
  value: string;
  onChange: (query: string) => void;
  /** What the API says of the query as it stood when it was last asked. */
  error: unknown;
}

/** The search in words and operators. Where it cannot be read, the place is shown, and a click leads there. */
export function QueryField({ value, onChange, error }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLTextAreaElement>(null);
  const unread = unreadableIn(error);
  const goThere = () => {
    if (!unread || !input.current) return;
    input.current.focus();
    input.current.setSelectionRange(unread.at, unread.at + unread.length);
  };
  return (
    <div>
      <Textarea
        ref={input}
        label={t('strategies.query')}
        description={t('strategies.queryHint')}
        required
        autosize
        minRows={3}
        maxLength={4_000}
        spellCheck={false}
        styles={{ input: { fontFamily: 'monospace' } }}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={unread?.message}
      />
      {unread && unread.length > 0 && (
        <Text size="sm" mt={4} className="lines" ff="monospace" component="div">
          {value.slice(Math.max(0, unread.at - AROUND), unread.at)}
          <mark className="unread">{value.slice(unread.at, unread.at + unread.length)}</mark>
          {value.slice(unread.at + unread.length, unread.at + unread.length + AROUND)}{' '}
          <Anchor component="button" type="button" size="sm" ff="text" underline="always" onClick={goThere}>
            {t('strategies.goThere', { at: unread.at + 1 })}
          </Anchor>
        </Text>
      )}
    </div>
  );
}

/** What is shown on either side of the place. */
const AROUND = 30;

interface Unreadable {
  message: string;
  at: number;
  length: number;
}

export function unreadableIn(error: unknown): Unreadable | null {
  if (!(error instanceof ApiProblem) || error.problem.at === undefined) return null;
  return { message: error.problem.errors?.[0]?.message ?? error.message, at: error.problem.at, length: error.problem.length ?? 0 };
}
