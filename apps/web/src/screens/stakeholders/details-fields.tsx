import { MultiSelect, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { newId } from '../../data/ids.js';
import { useChoices, useTopics } from '../../data/reference.js';
import { OrganizationPicker } from './organization-picker.js';
import { newPlace, type Person } from './person.js';
import { RowsField } from './rows-field.js';

const CONTACT_KINDS = ['email', 'phone', 'mobile', 'fax', 'address', 'web'] as const;

interface Props {
  person: Person;
  onChange: (change: Partial<Person>) => void;
}

/** What is known of a person besides who it is. What the caller may not read is not asked of them either. */
export function DetailsFields({ person, onChange }: Props) {
  const { t } = useTranslation();
  const [languages, roles, topics] = [useChoices('languages'), useChoices('stakeholder-roles'), useTopics()];
  return (
    <>
      <MultiSelect label={t('field.languages')} data={languages} searchable value={person.languages} onChange={(chosen) => onChange({ languages: chosen })} />
      {person.roles && <MultiSelect label={t('field.roles')} data={roles} searchable value={person.roles} onChange={(chosen) => onChange({ roles: chosen })} />}
      {person.topics && <MultiSelect label={t('people.topics')} data={topics} searchable value={person.topics} onChange={(chosen) => onChange({ topics: chosen })} />}
      <Places person={person} onChange={onChange} />
      {person.contactPoints && (
        <RowsField legend={t('people.contact')} add={t('people.addContact')} rows={person.contactPoints} onChange={(contactPoints) => onChange({ contactPoints })} blank={() => ({ id: newId(), kind: 'email' as const, value: '' })}>
          {(one, set) => (
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
              <Select label={t('people.contactBy')} allowDeselect={false} data={CONTACT_KINDS.map((kind) => ({ value: kind, label: t(`people.contactKind.${kind}`) }))} value={one.kind} onChange={(kind) => set({ kind: kind as typeof one.kind })} />
              <TextInput label={t('people.contactAt')} maxLength={500} value={one.value} onChange={(event) => set({ value: event.currentTarget.value })} />
            </SimpleGrid>
          )}
        </RowsField>
      )}
      {person.licences && person.kind === 'hcp' && (
        <RowsField legend={t('field.licences')} add={t('people.addLicence')} rows={person.licences} onChange={(licences) => onChange({ licences })} blank={() => ({ id: newId(), order: 'CMQ', number: '' })}>
          {(one, set) => (
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
              <TextInput label={t('field.order')} maxLength={10} value={one.order} onChange={(event) => set({ order: event.currentTarget.value.toUpperCase() })} />
              <TextInput label={t('field.number')} maxLength={20} value={one.number} onChange={(event) => set({ number: event.currentTarget.value })} />
            </SimpleGrid>
          )}
        </RowsField>
      )}
      <TextInput label={t('field.orcid')} placeholder="0000-0000-0000-0000" maxLength={19} value={person.orcid ?? ''} onChange={(event) => onChange({ orcid: event.currentTarget.value })} />
    </>
  );
}

function Places({ person, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <RowsField legend={t('people.affiliations')} add={t('people.addPlace')} rows={person.affiliations} onChange={(affiliations) => onChange({ affiliations })} blank={newPlace}>
      {(one, set) => (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          <OrganizationPicker label={t('people.worksAt')} value={one.organization} onChange={(organization) => set({ organization })} />
          <TextInput label={t('field.role')} maxLength={200} value={one.role ?? ''} onChange={(event) => set({ role: event.currentTarget.value })} />
          <TextInput type="date" label={t('field.from')} value={one.from ?? ''} onChange={(event) => set({ from: event.currentTarget.value })} />
          <TextInput type="date" label={t('field.to')} value={one.to ?? ''} onChange={(event) => set({ to: event.currentTarget.value })} />
        </SimpleGrid>
      )}
    </RowsField>
  );
}
