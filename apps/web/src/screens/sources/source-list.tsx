import { Alert, Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bringList, contentOf, LIST_BYTES, previewList, type ListedFeed } from '../../data/source-lists.js';
import { DropZone } from '../../parts/drop-zone.js';
import { ForRole } from '../../parts/for-role.js';
import { ButtonLink } from '../../parts/link.js';
import { Page } from '../../parts/page.js';
import { Empty, Failure } from '../../parts/states.js';
import { ListedFeeds } from './listed-feeds.js';

export function SourceList() {
  const { t } = useTranslation();
  return (
    <ForRole may="sources:manage">
      <Page title={t('sources.list.title')}>
        <Bringing />
      </Page>
    </ForRole>
  );
}

interface Looked {
  content: string;
  feeds: ListedFeed[];
}

/** A list is let fall, looked at line by line, and then brought in as far as it is wanted. */
function Bringing() {
  const { t } = useTranslation();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tooLarge, setTooLarge] = useState(false);
  const look = useMutation({
    mutationFn: async (file: File): Promise<Looked> => {
      const content = await contentOf(file);
      return { content, feeds: await previewList(content) };
    },
    onSuccess: (found) => {
      setLooked(found);
      setLeft(new Set());
    },
  });
  const wanted = (looked?.feeds ?? []).filter(({ outcome, feedUrl }) => outcome === 'new' && !left.has(feedUrl!)).map(({ feedUrl }) => feedUrl!);
  const bring = useMutation({ mutationFn: () => bringList(looked!.content, wanted), onSuccess: (feeds) => setLooked({ ...looked!, feeds }) });
  const choose = (feedUrl: string, isWanted: boolean) => setLeft((before) => new Set(isWanted ? [...before].filter((one) => one !== feedUrl) : [...before, feedUrl]));
  const give = (file: File) => {
    setTooLarge(file.size > LIST_BYTES);
    setLooked(null);
    bring.reset();
    if (file.size <= LIST_BYTES) look.mutate(file);
  };
  return (
    <Stack>
      <DropZone accept=".opml,.xml,.txt" title={t('sources.list.drop')} hint={t('sources.list.hint')} choose={t('imports.choose')} busy={look.isPending} onFile={give} />
      {tooLarge && <Alert color="red" variant="light" role="alert" title={t('sources.list.tooLarge')} />}
      {look.error && <Failure error={look.error} />}
      {looked && looked.feeds.length === 0 && <Empty title={t('sources.list.none')} />}
      {looked && looked.feeds.length > 0 && <ListedFeeds feeds={looked.feeds} left={left} choose={bring.data ? undefined : choose} />}
      {bring.error && <Failure error={bring.error} />}
      {looked && looked.feeds.length > 0 && (
        <Group justify="flex-end">
          {bring.data ? (
            <ButtonLink to="/sources">{t('sources.list.see')}</ButtonLink>
          ) : (
            <Button disabled={wanted.length === 0} loading={bring.isPending} onClick={() => bring.mutate()}>
              {t('sources.list.bring', { count: wanted.length })}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}
