import { Button, List, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { authorName, type Work } from '../../data/publications.js';
import { Elsewhere } from '../../parts/elsewhere.js';
import { keyed } from '../../parts/keyed.js';
import { useAuthors } from './authors.js';

/** Who signs: in a line, and one by one with where they work. */
export function Authors({ work }: { work: Work }) {
  const { t } = useTranslation();
  const inLine = useAuthors();
  const [open, { toggle }] = useDisclosure();
  return (
    <section aria-label={t('publications.authors')}>
      {!open && <Text>{inLine(work)}</Text>}
      {open && (
        <List type="ordered" size="sm" withPadding>
          {keyed(work.authors).map(({ key, one: author }) => (
            <List.Item key={key} style={{ overflowWrap: 'anywhere' }}>
              {authorName(author)}
              {author.orcid && (
                <>
                  {' '}
                  <Elsewhere href={`https://orcid.org/${author.orcid}`}>ORCID {author.orcid}</Elsewhere>
                </>
              )}
              {author.affiliations.map(({ text }) => (
                <Text key={text} size="sm" c="dimmed">
                  {text}
                </Text>
              ))}
            </List.Item>
          ))}
        </List>
      )}
      <Button size="compact-sm" variant="subtle" mt={4} onClick={toggle} aria-expanded={open}>
        {t(open ? 'publications.authorsInLine' : 'publications.authorsOneByOne')}
      </Button>
    </section>
  );
}
