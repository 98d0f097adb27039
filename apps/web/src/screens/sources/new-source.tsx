import { Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../data/ids.js';
import { createSource, useSourceKinds, type SourceInput, type SourceKind } from '../../data/sources.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { presets } from '../../parts/schedule.js';
import { SourceForm } from './source-form.js';

export function NewSource() {
  const { t } = useTranslation();
  return (
    <ForRole may="sources:manage">
      <Page title={t('sources.new')}>
        <Form />
      </Page>
    </ForRole>
  );
}

function Form() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { done } = useFeedback();
  const kinds = useSourceKinds();
  const [id] = useState(newId);
  const [kind, setKind] = useState<SourceKind>('feed');
  const [input, setInput] = useState<SourceInput>({ name: { fr: '', en: '' }, settings: {}, schedule: presets.daily, enabled: true });
  const onChange = (change: Partial<SourceInput>) => setInput((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: () => createSource(id, kind, input),
    onSuccess: () => {
      done(t('sources.created'));
      void navigate({ to: '/sources/$id', params: { id }, replace: true });
    },
  });
  return (
    <SourceForm kind={kind} input={input} onChange={onChange} hasApiKey={false} onSave={() => save.mutate()} onCancel={() => void navigate({ to: '/sources' })} saving={save.isPending} error={save.error}>
      <Select
        label={t('sources.kind')}
        allowDeselect={false}
        data={(kinds ?? []).map((one) => ({ value: one.kind, label: one.name[i18n.language === 'en' ? 'en' : 'fr'] }))}
        value={kind}
        onChange={(value) => {
          setKind(value as SourceKind);
          onChange({ settings: {} });
        }}
      />
    </SourceForm>
  );
}
