import { Badge, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListedFeed } from '../../data/source-lists.js';
import { keyed } from '../../parts/keyed.js';
import { TextLink } from '../../parts/link.js';

interface Props {
  feeds: ListedFeed[];
  /** New ones that are not wanted. */
  left: ReadonlySet<string>;
  /** Left out, there is nothing to choose any more. */
  choose?: (feedUrl: string, wanted: boolean) => void;
}

const COLOURS: Record<ListedFeed['outcome'], string> = { new: 'blue', created: 'green', known: 'gray', repeated: 'gray', refused: 'red' };

/** What becomes, or has become, of each line of a list. */
export function ListedFeeds({ feeds, left, choose }: Props) {
  const { t } = useTranslation();
  const count = (outcome: ListedFeed['outcome']) => feeds.filter((one) => one.outcome === outcome).length;
  return (
    <section aria-labelledby="listed-feeds">
      <Title order={2} id="listed-feeds" mb="xs">
        {t('sources.list.lines')}
      </Title>
      <Text mb="xs" role="status">
        {t('sources.list.summary', { fresh: count('new'), created: count('created'), known: count('known') + count('repeated'), refused: count('refused') })}
      </Text>
      <ul className="rows">
        {keyed(feeds).map(({ key, one }) => (
          <li key={key} className="row">
            <Line feed={one} wanted={!left.has(one.feedUrl ?? '')} choose={choose} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ feed, wanted, choose }: { feed: ListedFeed; wanted: boolean; choose: Props['choose'] }) {
  const { t, i18n } = useTranslation();
  const title = feed.title ?? t('sources.list.untitled');
  return (
    <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
      <Stack gap={2} style={{ minWidth: 0 }}>
        {feed.outcome === 'new' && choose ? (
          <Checkbox label={title} checked={wanted} onChange={(event) => choose(feed.feedUrl!, event.currentTarget.checked)} />
        ) : feed.sourceId ? (
          <TextLink to="/sources/$id" params={{ id: feed.sourceId }}>
            {title}
          </TextLink>
        ) : (
          <Text fw={600}>{title}</Text>
        )}
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {[feed.folder, feed.feedUrl].filter(Boolean).join(' · ')}
        </Text>
        {feed.reason && <Text size="sm">{feed.reason[i18n.language === 'en' ? 'en' : 'fr']}</Text>}
      </Stack>
      <Badge variant="light" tt="none" style={{ flexShrink: 0 }} color={COLOURS[feed.outcome]}>
        {t(`sources.list.outcomes.${feed.outcome}`)}
      </Badge>
    </Group>
  );
}
