import { ActionIcon, Combobox, Group, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleAtAGlance, type Stakeholder } from '../../data/stakeholders.js';
import { CloseIcon } from '../../parts/icons.js';
import { PersonLine } from '../../parts/person-line.js';

const TYPING_MS = 200;

interface Props {
  label: string;
  value: { name: string } | null;
  onChange: (person: Stakeholder | null) => void;
}

/** Finds one person by the beginning of their names. People are shown by what tells them apart, never by an id. */
export function PersonPicker({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, TYPING_MS);
  const { data, isFetching } = useQuery(peopleAtAGlance(asked));
  const people = typed.trim() === '' ? [] : (data?.items ?? []);
  const pick = (id: string) => {
    onChange(people.find((one) => one.id === id) ?? null);
    setTyped('');
    combobox.closeDropdown();
  };
  if (value)
    return (
      <div>
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <Group gap="xs">
          <Text>{value.name}</Text>
          <ActionIcon variant="subtle" color="gray" onClick={() => onChange(null)} aria-label={t('actions.removeNamed', { name: value.name })}>
            <CloseIcon size={16} />
          </ActionIcon>
        </Group>
      </div>
    );
  return (
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal>
      <Combobox.Target>
        <TextInput
          label={label}
          placeholder={t('people.typeName')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onBlur={() => combobox.closeDropdown()}
          rightSection={isFetching ? <Loader size="xs" /> : null}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed.trim() === ''}>
        <Combobox.Options>
          {people.map((person) => (
            <Combobox.Option key={person.id} value={person.id}>
              <PersonLine person={person} />
            </Combobox.Option>
          ))}
          {people.length === 0 && !isFetching && <Combobox.Empty>{t('people.nobody')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
