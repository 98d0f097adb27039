import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../data/me.js';
import { fullName, peopleAtAGlance } from '../data/stakeholders.js';
import { answers } from '../parts/folded.js';
import { AlertIcon, PlusIcon, SearchIcon, UserIcon } from '../parts/icons.js';
import { useAbout } from '../parts/person-line.js';
import { useReporting } from '../screens/adverse-events/reporting.js';
import { destinationsOf } from './navigation.js';
import { paletteStore } from './palette-store.js';

const TYPING_MS = 150;
const idOf = (name: string): string => `palette-${name.replace(/\W+/g, '-')}`;

/** Ctrl K: screens, deeds and people, by what one remembers of their names; accents do not matter. */
export function Palette() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const report = useReporting();
  const about = useAbout();
  const [query, setQuery] = useState('');
  const list = useRef<HTMLDivElement>(null);
  // The palette marks what the arrows have come to in the page itself; whoever cannot see it is told from here.
  const [at, setAt] = useState<{ list?: string; option?: string }>({});
  const look = () => {
    const [id, option] = [list.current?.id, list.current?.querySelector('[data-selected]')?.id];
    setAt((seen) => (seen.list === id && seen.option === option ? seen : { list: id, option }));
  };
  const [asked] = useDebouncedValue(query, TYPING_MS);
  const { data } = useQuery(peopleAtAGlance(asked));
  const people = query.trim() === '' ? [] : (data?.items ?? []);
  const deeds = [
    ...(may(me, 'interactions:write') ? [{ label: t('interactions.log'), icon: PlusIcon, go: () => void navigate({ to: '/interactions/new' }) }] : []),
    ...(may(me, 'adverse-events:report') ? [{ label: t('adverseEvents.report'), icon: AlertIcon, go: () => report() }] : []),
    ...destinationsOf(me).map(({ to, name, icon }) => ({ label: t(`navigation.${name}`), icon, go: () => void navigate({ to }) })),
  ].filter(({ label }) => query.trim() === '' || answers(label, query));
  // Spotlight marks the first answer at each key, and people come later than keys: Enter goes to the first whenever it came.
  useEffect(() => {
    const nothing = list.current?.querySelector('[data-selected]') == null;
    if (query.trim() !== '' && nothing) list.current?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
    look();
  });
  return (
    <Spotlight.Root store={paletteStore} query={query} onQueryChange={setQuery} shortcut={null} clearQueryOnClose scrollable maxHeight={420} returnFocus>
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<SearchIcon />}
        role="combobox"
        aria-expanded
        aria-controls={at.list}
        aria-activedescendant={at.option}
        onFocus={look}
        onKeyUp={look}
      />
      <Spotlight.ActionsList ref={list} role="listbox" aria-label={t('shell.search')}>
        {deeds.map(({ label, icon: Icon, go }) => (
          <Spotlight.Action key={label} id={idOf(label)} role="option" aria-selected={at.option === idOf(label)} label={label} leftSection={<Icon />} onClick={go} />
        ))}
        {people.map((person) => (
          <Spotlight.Action
            key={person.id}
            id={idOf(person.id)}
            role="option"
            aria-selected={at.option === idOf(person.id)}
            label={fullName(person)}
            description={about(person)}
            leftSection={<UserIcon />}
            onClick={() => void navigate({ to: '/stakeholders/$id', params: { id: person.id } })}
          />
        ))}
        {deeds.length + people.length === 0 && (
          <Spotlight.Empty>
            <Text>{t('palette.nothing')}</Text>
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
