import { infiniteQueryOptions, keepPreviousData, queryOptions, type InfiniteData } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';
import type { Item } from '../offline/command.js';
import type { Device } from '../offline/device.js';
import type { SignalsWanted } from '../offline/signals.js';
import { here, notHere, orHere } from './device.js';
import { newId } from './ids.js';
import { queries } from './queries.js';
import { takeBack, write } from './writes.js';

/** `unsent`: what shows of it was decided here, and is not at the server. */
export type Signal = Schemas['SignalView'] & { unsent?: Item['state'] };
export type SignalState = Signal['state'];
export type SubjectKind = Signal['subject']['kind'];
export type Decision = Schemas['TriageSignal'];
export type Dismissal = NonNullable<Decision['dismissal']>;
export type Relevance = NonNullable<Signal['why'][number]['relevance']>;
interface SignalPage {
  items: Signal[];
  nextCursor: string | null;
  /** Read from the device, which has the latest only. */
  here?: boolean;
}

export const signalStates = ['new', 'kept', 'assigned', 'snoozed', 'dismissed'] as const satisfies SignalState[];
export const subjectKinds = ['publication', 'trial', 'notice'] as const satisfies SubjectKind[];
export const dismissals = ['off-topic', 'animal-or-bench', 'known', 'low-quality', 'wrong-population', 'other'] as const satisfies Dismissal[];

/** The decisions that a mail can propose. */
export const proposals = ['kept', 'dismissed', 'snoozed'] as const;
export type Proposed = (typeof proposals)[number];

export const signalSorts = ['relevance', 'recent'] as const;
export type SignalSort = (typeof signalSorts)[number];

/** What the watch is narrowed by; its address says the same. Without a state: what has not been triaged. */
export interface SignalsFilter {
  state?: SignalState;
  kind?: SubjectKind;
  strategyId?: string;
  mine?: boolean;
  /** Of one strategy: by relevance, where that is on, unless the latest are to come first. */
  sort?: SignalSort;
}

const PAGE = 30;
const COUNTED_AT_MOST = 99;

const asked = ({ state = 'new', kind, strategyId, mine, sort }: SignalsFilter) => ({ state: [state], subjectKind: kind && [kind], strategyId, mine, sort });

/** The latest first, unless they are sorted. */
export const signalsQuery = (filter: SignalsFilter, enabled = true) =>
  infiniteQueryOptions({
    queryKey: ['signals', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      orHere(
        null,
        async () => asDecided(await read(api.GET('/api/v1/signals', { params: { query: { ...asked(filter), limit: PAGE, cursor: pageParam } }, signal })), filter.state ?? 'new'),
        (device) => listHere(device, { state: 'new', ...filter }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  });

export const signalQuery = (id: string, enabled: boolean) =>
  queryOptions({
    queryKey: ['signals', 'one', id],
    queryFn: () =>
      orHere(
        null,
        async () => (await withWritten([await read(api.GET('/api/v1/signals/{id}', { params: { path: { id } } }))]))[0]!,
        async (device) => ((await device.signals.get(id)) as Signal | null) ?? notHere(),
      ),
    enabled,
  });

/** Those of one publication, trial or notice, whatever has been decided of them. */
export const signalsOfQuery = (subjectId: string) =>
  queryOptions({
    queryKey: ['signals', 'of', subjectId],
    queryFn: () =>
      orHere(
        null,
        () => read(api.GET('/api/v1/signals', { params: { query: { subjectId, limit: PAGE } } })),
        (device) => listHere(device, { subjectId }),
      ),
  });

/** One's own that nobody has triaged, as far as one counts. */
export const myNewSignals = (enabled: boolean) =>
  queryOptions({
    queryKey: ['signals', 'mine'],
    queryFn: () =>
      orHere(
        null,
        async () => asDecided(await read(api.GET('/api/v1/signals', { params: { query: { ...asked({ mine: true }), limit: COUNTED_AT_MOST } } })), 'new'),
        (device) => listHere(device, { state: 'new', mine: true }),
      ),
    enabled,
  });

/** How many there are: past what is counted, that there are more. */
export const countedSignals = ({ items, nextCursor }: SignalPage): string => `${items.length}${nextCursor ? '+' : ''}`;

const listHere = async (device: Device, wanted: SignalsWanted): Promise<SignalPage> => ({ items: (await device.signals.list(wanted)) as unknown as Signal[], nextCursor: null, here: true });

/** Signals with what was decided of them here and is still on its way. */
const withWritten = async (signals: Signal[]): Promise<Signal[]> => ((await here.device?.signals.withWritten(signals as never)) as Signal[] | undefined) ?? signals;

/** A page of one state without what has left it by what was decided here. */
async function asDecided({ items, nextCursor }: SignalPage, state: SignalState): Promise<SignalPage> {
  return { items: (await withWritten(items)).filter((one) => !one.unsent || one.state === state), nextCursor };
}

const changing = (signal: Signal) => ({ key: newId(), resource: 'signals', part: 'triage', id: signal.id, ifMatch: signal.version, base: signal }) as const;

/** Decides of a signal, with or without network. */
export async function triage(signal: Signal, decision: Decision): Promise<Signal> {
  return (await write({ ...changing(signal), method: 'PUT', body: decision }, signalsChanged)).body as Signal;
}

/**
 * Takes the last decision back. As long as it has not been sent, the server never hears of it, and what stood
 * there before stands there again; once it may have arrived, the signal is put back among those to be triaged.
 */
export async function untriage(signal: Signal): Promise<Signal> {
  const device = here.device!;
  const unsent = (await device.outbox.of('signals', signal.id)).at(-1);
  if (!unsent || !(await takeBack(unsent.key, signalsChanged))) await write({ ...changing(signal), method: 'DELETE' }, signalsChanged);
  return (await device.shown('signals', signal.id)) as unknown as Signal;
}

/** Has a list show at once what has been decided, which may leave it. @returns how it was before */
export function showDecided(filter: SignalsFilter, id: string, state: SignalState): () => void {
  const { queryKey } = signalsQuery(filter);
  const before = queries.getQueryData(queryKey);
  const left = (page: SignalPage): SignalPage => ({ ...page, items: page.items.filter((one) => one.id !== id || state === (filter.state ?? 'new')) });
  queries.setQueryData<InfiniteData<SignalPage, string | undefined>>(queryKey, (data) => data && { ...data, pages: data.pages.map(left) });
  return () => queries.setQueryData(queryKey, before);
}

/** What is shown of signals, and what is on its way. */
const SHOWN = ['signals', 'outbox'];
export const signalsChanged = (): Promise<void> => queries.invalidateQueries({ predicate: ({ queryKey }) => SHOWN.includes(String(queryKey[0])) });
