import { newId, trialChanged } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import type { Tx } from '@liaison/platform';
import type { Arrival, Happening } from '../intake/arrival.js';
import { hashOf } from '../intake/hash.js';
import { itemOf } from '../matching/item.js';
import { inQuebec, type Trial as TrialRecord } from '../records/trial.js';
import { Trial, TrialChange } from './trial.entity.js';

const REASONS: Record<TrialChange['kind'], Happening['reason']> = { status: 'trial-status', results: 'trial-results', 'quebec-site': 'quebec-site' };

/** Keeps what the registry says of trials, and what of it has changed. Whoever calls holds the intake's lock. */
export async function keepTrials(tx: Tx, records: readonly TrialRecord[]): Promise<Arrival[]> {
  const latest = new Map(records.map((record) => [record.nctId, record]));
  const known = await (await tx.reading(Trial)).createQueryBuilder('t').where('t.nct_id = ANY(:ids)', { ids: [...latest.keys()] }).getMany();
  const arrivals: Arrival[] = [];
  for (const record of latest.values()) {
    const before = known.find(({ nctId }) => nctId === record.nctId);
    const after = stated(tx, record, before);
    const news = !before ? 'fresh' : before.hash === after.hash ? 'same' : 'updated';
    if (news === 'fresh') tx.insert(Trial, after);
    if (news === 'updated') await tx.update(Trial, before!, after);
    const changes = before && news === 'updated' ? changesBetween(before, after, tx.now) : [];
    tx.insert(TrialChange, changes);
    if (news !== 'same') announce(tx, after);
    const happenings = changes.map(({ kind, after: now }) => ({ reason: REASONS[kind], occasion: `${now ?? ''} ${after.updatedOn ?? ''}`.trim() }));
    arrivals.push({ kind: 'trial', id: after.id, title: after.title, news, item: itemOf(record), happenings });
  }
  return arrivals;
}

const stated = (tx: Tx, record: TrialRecord, before: Trial | undefined): Trial =>
  Object.assign(new Trial(), {
    id: before?.id ?? newId(),
    version: (before?.version ?? 0) + 1,
    nctId: record.nctId,
    title: record.title,
    status: record.status ?? null,
    updatedOn: record.updatedOn ?? null,
    hasResults: record.hasResults,
    quebecSites: record.sites.filter(inQuebec).length,
    hash: hashOf(record),
    record,
    createdAt: before?.createdAt ?? tx.now,
    updatedAt: tx.now,
  });

function changesBetween(before: Trial, after: Trial, at: Date): TrialChange[] {
  const change = (kind: TrialChange['kind'], was: string | null, is: string | null): TrialChange => ({ id: newId(), trialId: after.id, kind, before: was, after: is, at });
  const sitesBefore = new Set(before.record.sites.filter(inQuebec).map(siteName));
  const opened = after.record.sites.filter(inQuebec).map(siteName).filter((site) => !sitesBefore.has(site));
  return [
    ...(before.status === after.status ? [] : [change('status', before.status, after.status)]),
    ...(!before.hasResults && after.hasResults ? [change('results', null, after.record.resultsPostedOn ?? null)] : []),
    ...opened.map((site) => change('quebec-site', null, site)),
  ];
}

const siteName = ({ facility, city }: TrialRecord['sites'][number]): string => [facility, city].filter(Boolean).join(', ');

const announce = (tx: Tx, trial: Trial): void =>
  publish(tx, trialChanged, {
    aggregateId: trial.id,
    version: trial.version,
    facts: { trialId: trial.id, nctId: trial.nctId, status: trial.status, hasResults: trial.hasResults, quebecSites: trial.quebecSites },
    personal: null,
    subjectIds: [],
  });
