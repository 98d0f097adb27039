import { Button, Card, Group, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { newId } from '../../data/ids.js';
import { useChoices } from '../../data/reference.js';
import type { Organization } from '../../data/stakeholders.js';
import { write } from '../../data/writes.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { Failure } from '../../parts/states.js';
import { OrganizationPicker } from './organization-picker.js';

type NewPerson = Pick<Schemas['CreateStakeholder'], 'kind' | 'givenName' | 'familyName' | 'profession' | 'specialties' | 'languages'>;

export function NewStakeholder() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <ForRole may="stakeholders:write">
      <Page title={t('people.new')}>
        <Card withBorder>
          <PersonForm onDone={({ id }) => void navigate({ to: '/stakeholders/$id', params: { id }, replace: true })} onCancel={() => void navigate({ to: '/stakeholders' })} />
        </Card>
      </Page>
    </ForRole>
  );
}

interface Props {
  /** What was typed already where the person was not found. */
  typed?: string;
  onDone: (person: { id: string; name: string }) => void;
  onCancel: () => void;
}

export function PersonForm({ typed = '', onDone, onCancel }: Props) {
  const { t } = useTranslation();
  const { done } = useFeedback();
  const [given = '', ...family] = typed.trim().split(/\s+/);
  const [id] = useState(newId);
  const [person, setPerson] = useState<NewPerson>({ kind: 'hcp', givenName: given, familyName: family.join(' '), specialties: [], languages: ['fr'] });
  const professions = useChoices('professions');
  const [place, setPlace] = useState<Organization | null>(null);
  const set = (change: Partial<NewPerson>) => setPerson((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: () => {
      const affiliations = place ? [{ id: newId(), organizationId: place.id }] : [];
      return write({ key: id, resource: 'stakeholders', method: 'POST', id, body: { ...person, affiliations } });
    },
    onSuccess: () => {
      done(t('people.created'));
      onDone({ id, name: `${person.givenName} ${person.familyName}`.trim() });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        save.mutate();
      }}
    >
      <Stack>
        <Select label={t('people.filter.kind')} data={useChoices('stakeholder-kinds')} allowDeselect={false} value={person.kind} onChange={(kind) => set({ kind: kind as NewPerson['kind'], profession: undefined })} />
        <Group grow align="flex-start">
          <TextInput label={t('people.givenName')} required maxLength={100} value={person.givenName} onChange={(event) => set({ givenName: event.currentTarget.value })} />
          <TextInput label={t('people.familyName')} required maxLength={100} value={person.familyName} onChange={(event) => set({ familyName: event.currentTarget.value })} />
        </Group>
        {person.kind === 'hcp' && (
          <Select label={t('people.profession')} data={professions} searchable clearable clearButtonProps={{ 'aria-label': t('actions.clear') }} value={person.profession ?? null} onChange={(profession) => set({ profession: profession ?? undefined })} />
        )}
        <MultiSelect label={t('people.filter.specialty')} data={useChoices('specialties')} searchable value={person.specialties} onChange={(specialties) => set({ specialties })} />
        <OrganizationPicker label={t('people.worksAt')} value={place} onChange={setPlace} />
        {save.error && <Failure error={save.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('actions.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('actions.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
