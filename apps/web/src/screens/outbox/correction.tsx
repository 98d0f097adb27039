import { NumberInput, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Fields } from '../../offline/command.js';
import { useFieldName } from '../../parts/field-name.js';
import { useTimes } from '../../parts/time.js';

const MOMENTS = ['startedAt', 'awareAt'];
const DAYS = ['dueOn', 'from', 'to'];
const NUMBERS = ['durationMinutes', 'patientAge'];
const LONG = ['text', 'summary', 'question', 'note', 'verbatim', 'reason', 'statusReason'];

interface Props {
  path: string;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** One field that the server did not take, to be mended here: a date as a date, long words in a large field. */
export function Correction({ path, value, onChange }: Props) {
  const { t } = useTranslation();
  const times = useTimes();
  const label = useFieldName()(path);
  const leaf = /([A-Za-z]+)(\[\d+\])?$/.exec(path)?.[1] ?? path;
  const text = typeof value === 'string' ? value : '';
  // What points to another record, or is a list, is picked and not typed.
  if (/Ids?$/.test(leaf) || (typeof value === 'object' && value !== null))
    return (
      <Text size="sm">
        {t('outbox.says', { name: label, text: t('outbox.elsewhere') })}
      </Text>
    );
  if (MOMENTS.includes(leaf)) return <TextInput type="datetime-local" label={label} value={text && times.toInput(text)} onChange={(event) => onChange(event.currentTarget.value ? times.fromInput(event.currentTarget.value) : '')} />;
  if (DAYS.includes(leaf)) return <TextInput type="date" label={label} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
  if (NUMBERS.includes(leaf)) return <NumberInput label={label} hideControls value={value as number | ''} onChange={(number) => onChange(number === '' ? undefined : Number(number))} />;
  if (LONG.includes(leaf)) return <Textarea label={label} autosize minRows={2} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
  return <TextInput label={label} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
}

const stepsOf = (path: string): string[] => path.split(/[.[\]]+/).filter(Boolean);

export const valueAt = (body: Fields, path: string): unknown => stepsOf(path).reduce<unknown>((value, step) => (value as Fields | undefined)?.[step], body);

/** The same body with another value at a path such as `licences[0].number`. */
export function withValue(body: Fields, path: string, value: unknown): Fields {
  const copy = structuredClone(body);
  const steps = stepsOf(path);
  let at: Fields = copy;
  for (const step of steps.slice(0, -1)) at = (at[step] ??= {}) as Fields;
  at[steps.at(-1)!] = value;
  return copy;
}
