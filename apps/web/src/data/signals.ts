import { infiniteQueryOptions, keepPreviousData, queryOptions, type InfiniteData } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';
import { queries } from './queries.js';

export type Signal = Schemas['SignalView'];
export type SignalState = Signal['state'];
export type SubjectKind = Signal['subject']['kind'];
export type Decision = Schemas['TriageSignal'];
export type Dismissal = NonNullable<Decision['dismissal']>;
export type Relevance = NonNullable<Signal['why'][number]['relevance']>;
type SignalPage = Schemas['SignalPage'];

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
    queryFn: ({ pageParam, signal }) => read(api.GET('/api/v1/signals', { params: { query: { ...asked(filter), limit: PAGE, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  });

export const signalQuery = (id: string, enabled: boolean) =>
  queryOptions({ queryKey: ['signals', 'one', id], queryFn: () => read(api.GET('/api/v1/signals/{id}', { params: { path: { id } } })), enabled });

/** Those of one publication, trial or notice, whatever has been decided of them. */
export const signalsOfQuery = (subjectId: string) =>
  queryOptions({ queryKey: ['signals', 'of', subjectId], queryFn: () => read(api.GET('/api/v1/signals', { params: { query: { subjectId, limit: PAGE } } })) });

/** One's own that nobody has triaged, as far as one counts. */
export const myNewSignals = (enabled: boolean) =>
  queryOptions({
    queryKey: ['signals', 'mine'],
    queryFn: () => read(api.GET('/api/v1/signals', { params: { query: { ...asked({ mine: true }), limit: COUNTED_AT_MOST } } })),
    enabled,
  });

/** How many there are: past what is counted, that there are more. */
export const countedSignals = ({ items, nextCursor }: SignalPage): string => `${items.length}${nextCursor ? '+' : ''}`;

const at = ({ id, version }: Signal) => ({ path: { id }, header: { 'If-Match': `"${version}"` } });

/** Decides of a signal. It needs the network: others may be deciding of the same. */
export const triage = (signal: Signal, decision: Decision): Promise<Signal> => read(api.PUT('/api/v1/signals/{id}/triage', { params: at(signal), body: decision }));

/** Takes a decision back. */
export const untriage = (signal: Signal): Promise<Signal> => read(api.DELETE('/api/v1/signals/{id}/triage', { params: at(signal) }));

/** Has a list show at once what has been decided, which may leave it. @returns how it was before */
export function showDecided(filter: SignalsFilter, id: string, state: SignalState): () => void {
  const { queryKey } = signalsQuery(filter);
  const before = queries.getQueryData(queryKey);
  const left = (page: SignalPage): SignalPage => ({ ...page, items: page.items.filter((one) => one.id !== id || state === (filter.state ?? 'new')) });
  queries.setQueryData<InfiniteData<SignalPage, string | undefined>>(queryKey, (data) => data && { ...data, pages: data.pages.map(left) });
  return () => queries.setQueryData(queryKey, before);
}

export const signalsChanged = (): Promise<void> => queries.invalidateQueries({ queryKey: ['signals'] });
