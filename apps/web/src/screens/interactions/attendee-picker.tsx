import { Combobox, Group, Loader, Modal, Stack, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../data/ids.js';
import { useMay } from '../../data/me.js';
import { useLabel } from '../../data/reference.js';
import { fullName, organizationsAtAGlance, peopleAtAGlance, type Organization } from '../../data/stakeholders.js';
import { language } from '../../i18n/language.js';
import { BuildingIcon, SearchIcon } from '../../parts/icons.js';
import { PersonLine } from '../../parts/person-line.js';
import { NewPersonForm } from '../stakeholders/new-stakeholder.js';
import type { MeetingAttendee } from './meeting.js';

const TYPING_MS = 200;
/** People are what is mostly looked for. */
const PLACES_AT_MOST = 4;

interface Props {
  taken: MeetingAttendee[];
  onPick: (attendee: MeetingAttendee) => void;
}

/** People and organizations in one search; somebody who is not there yet is added on the spot. */
export function AttendeePicker({ taken, onPick }: Props) {
  const { t } = useTranslation();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, TYPING_MS);
  const [creating, { open, close }] = useDisclosure();
  const mayCreate = useMay('stakeholders:write');
  const { people, places, searching } = useFound(asked, taken);
  const picked = (attendee: Omit<MeetingAttendee, 'id'>) => {
    onPick({ id: newId(), ...attendee });
    setTyped('');
    combobox.closeDropdown();
  };
  const submit = (value: string) => {
    const person = people.find((one) => one.id === value);
    const place = places.find((one) => one.id === value);
    if (person) picked({ stakeholderId: person.id, name: fullName(person) });
    else if (place) picked({ organizationId: place.id, name: place.name[language()] });
    else open();
  };
  return (
    <>
      <Combobox store={combobox} onOptionSubmit={submit}>
        <Combobox.Target>
          <TextInput
            label={t('interactions.attendees')}
            placeholder={t('interactions.attendeesHint')}
            data-autofocus
            leftSection={<SearchIcon size={16} />}
            rightSection={searching ? <Loader size="xs" /> : null}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              combobox.openDropdown();
              combobox.updateSelectedOptionIndex();
            }}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={typed.trim() === ''}>
          <Combobox.Options mah={320} style={{ overflowY: 'auto' }}>
            {people.map((person) => (
              <Combobox.Option key={person.id} value={person.id}>
                <PersonLine person={person} />
              </Combobox.Option>
            ))}
            {places.map((place) => (
              <Combobox.Option key={place.id} value={place.id}>
                <PlaceLine place={place} />
              </Combobox.Option>
            ))}
            {people.length + places.length === 0 && !searching && <Combobox.Empty>{t('people.nobody')}</Combobox.Empty>}
            {mayCreate && <Combobox.Option value="new">{t('people.createNamed', { name: typed.trim() })}</Combobox.Option>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <Modal opened={creating} onClose={close} title={t('people.new')} closeButtonProps={{ 'aria-label': t('actions.close') }}>
        <NewPersonForm
          typed={typed}
          onCancel={close}
          onDone={({ id, name }) => {
            close();
            picked({ stakeholderId: id, name });
          }}
        />
      </Modal>
    </>
  );
}

/** Who answers to what was typed and does not take part yet. */
function useFound(asked: string, taken: MeetingAttendee[]) {
  const people = useQuery(peopleAtAGlance(asked));
  const organizations = useQuery(organizationsAtAGlance(asked));
  const isFree = ({ id }: { id: string }) => !taken.some((one) => one.stakeholderId === id || one.organizationId === id);
  return {
    people: (people.data?.items ?? []).filter(isFree),
    places: (organizations.data?.items ?? []).filter(isFree).slice(0, PLACES_AT_MOST),
    searching: people.isFetching,
  };
}

function PlaceLine({ place }: { place: Organization }) {
  const label = useLabel();
  return (
    <Group gap="xs" wrap="nowrap">
      <BuildingIcon />
      <Stack gap={0}>
        <Text fw={600}>{place.name[language()]}</Text>
        <Text size="sm" c="dimmed">
          {[label('organization-kinds', place.kind), place.city].filter(Boolean).join(' · ')}
        </Text>
      </Stack>
    </Group>
  );
}
