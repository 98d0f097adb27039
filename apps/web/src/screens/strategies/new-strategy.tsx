import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft, useKeeping } from '../../data/drafts.js';
import { newId } from '../../data/ids.js';
import { createStrategy } from '../../data/strategies.js';
import { useFeedback } from '../../parts/feedback.js';
import { ForRole } from '../../parts/for-role.js';
import { Page } from '../../parts/page.js';
import { newStrategy, type StrategyDraft } from './draft.js';
import { StrategyForm } from './strategy-form.js';

export function NewStrategy() {
  const { t } = useTranslation();
  return (
    <ForRole may="strategies:write">
      <Page title={t('strategies.new')}>
        <Form />
      </Page>
    </ForRole>
  );
}

function Form() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { done } = useFeedback();
  const [id] = useState(newId);
  const kept = useDraft<StrategyDraft>('strategy');
  const [draft, setDraft] = useState<StrategyDraft>(() => kept.read() ?? newStrategy());
  useKeeping(kept, draft, draft.name !== '' || draft.query !== '');
  const save = useMutation({
    mutationFn: () => createStrategy(id, draft),
    onSuccess: () => {
      kept.discard();
      done(t('strategies.created'));
      void navigate({ to: '/strategies/$id', params: { id }, replace: true });
    },
  });
  const cancel = () => {
    kept.discard();
    void navigate({ to: '/strategies' });
  };
  return <StrategyForm draft={draft} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} onSave={() => save.mutate()} onCancel={cancel} saving={save.isPending} error={save.error} />;
}
