import { Card, Mark, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Passage } from '../../data/redactions.js';

interface Props {
  passage: Passage;
  value: string;
  onChange: (value: string) => void;
  /** What was written here before the meeting changed, and could not be kept. */
  unsaved?: string;
}

/** One passage as it reads, with what was found in it, and as it shall read. */
export function PassageField({ passage, value, onChange, unsaved }: Props) {
  const { t } = useTranslation();
  const name = t(`redactions.part.${passage.part}`);
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Text className="lines">
          {pieces(passage).map(({ at, text, found }) => (found ? <Mark key={at}>{text}</Mark> : <span key={at}>{text}</span>))}
        </Text>
        <Textarea
          label={name}
          description={passage.mayBeEmpty ? t('redactions.mayBeEmpty') : t('redactions.mustSay')}
          error={!passage.mayBeEmpty && value.trim() === '' ? t('redactions.mustSay') : undefined}
          autosize
          minRows={2}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {unsaved !== undefined && (
          <Text size="sm" c="dimmed" className="lines">
            {t('redactions.unsaved', { text: unsaved })}
          </Text>
        )}
      </Stack>
    </Card>
  );
}

interface Piece {
  at: number;
  text: string;
  found: boolean;
}

/** A text cut where the marks begin and end. */
function pieces({ text, marks }: Passage): Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const { offset, length } of marks.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < at) continue;
    if (offset > at) cut.push({ at, text: text.slice(at, offset), found: false });
    cut.push({ at: offset, text: text.slice(offset, offset + length), found: true });
    at = offset + length;
  }
  return at < text.length ? [...cut, { at, text: text.slice(at), found: false }] : cut;
}
