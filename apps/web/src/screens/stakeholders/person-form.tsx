import { MultiSelect, Select, SimpleGrid, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../data/reference.js';
import { FormFrame } from '../../parts/form-frame.js';
import type { Person } from './person.js';

interface Props {
  person: Person;
  onChange: (change: Partial<Person>) => void;
  onSave: () => void;
  onCancel: () => void;
  saving: boolean;
  /** What else there is to say, and what went wrong. */
  children?: ReactNode;
}

/** Who it is; what else is said of them stands between the form's own fields and its buttons. */
export function PersonForm({ person, onChange, onSave, onCancel, saving, children }: Props) {
  const { t } = useTranslation();
  const professions = useChoices('professions');
  return (
    <FormFrame onSave={onSave} onCancel={onCancel} saving={saving}>
      <Select label={t('people.filter.kind')} data={useChoices('stakeholder-kinds')} allowDeselect={false} value={person.kind} onChange={(kind) => onChange({ kind: kind as Person['kind'], profession: null })} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('people.givenName')} required maxLength={100} value={person.givenName} onChange={(event) => onChange({ givenName: event.currentTarget.value })} />
        <TextInput label={t('people.familyName')} required maxLength={100} value={person.familyName} onChange={(event) => onChange({ familyName: event.currentTarget.value })} />
      </SimpleGrid>
      {person.kind === 'hcp' && (
        <Select label={t('people.profession')} data={professions} searchable clearable clearButtonProps={{ 'aria-label': t('actions.clear') }} value={person.profession ?? null} onChange={(profession) => onChange({ profession })} />
      )}
      <MultiSelect label={t('people.filter.specialty')} data={useChoices('specialties')} searchable value={person.specialties} onChange={(specialties) => onChange({ specialties })} />
      {children}
    </FormFrame>
  );
}
