import { Card } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../data/ids.js';
import { write } from '../../data/writes.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { Failure } from '../../parts/states.js';
import { OrganizationPicker } from './organization-picker.js';
import { bodyOf, newPerson, type Person } from './person.js';
import { PersonForm } from './person-form.js';

export function NewStakeholder() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <ForRole may="stakeholders:write">
      <Page title={t('people.new')}>
        <Card withBorder>
          <NewPersonForm onDone={({ id }) => void navigate({ to: '/stakeholders/$id', params: { id }, replace: true })} onCancel={() => void navigate({ to: '/stakeholders' })} />
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

/** As little as is needed to log a meeting with somebody new; the rest can be said later. */
export function NewPersonForm({ typed = '', onDone, onCancel }: Props) {
  const { t } = useTranslation();
  const { done } = useFeedback();
  const [id] = useState(newId);
  const [person, setPerson] = useState<Person>(() => newPerson(typed));
  const [place] = person.affiliations;
  const onChange = (change: Partial<Person>) => setPerson((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: () => write({ key: id, resource: 'stakeholders', method: 'POST', id, body: bodyOf(person) }),
    onSuccess: () => {
      done(t('people.created'));
      onDone({ id, name: `${person.givenName} ${person.familyName}`.trim() });
    },
  });
  return (
    <PersonForm person={person} onChange={onChange} onSave={() => save.mutate()} onCancel={onCancel} saving={save.isPending}>
      <OrganizationPicker label={t('people.worksAt')} value={place!.organization} onChange={(organization) => onChange({ affiliations: [{ ...place!, organization }] })} />
      {save.error && <Failure error={save.error} />}
    </PersonForm>
  );
}
