import type { Action } from '@liaison/contracts';
import { forbidden, scopeOf } from '../auth/gate.js';
import { problemOf } from '../database/pg-errors.js';
import type { Context } from '../database/context.js';
import type { Tx } from '../database/tx.js';
import { notFound, Problem } from '../problem.js';
import type { Batch, BatchItem, BatchItemResult, BatchResult } from './batch.js';
import { KeyedWork, requestHash } from './keyed-work.js';
import { problemBody } from './problem-body.js';

/** One thing that an item may ask for: the policy's action that it is, and what it does in a unit of work of its own. */
export interface Verb {
  action: Action;
  does(tx: Tx, item: BatchItem): unknown;
}

/** What a resource does for devices that were offline. */
export interface Batched {
  /** Below /api/v1. */
  name: string;
  /** By method and sub-resource, such as `PUT completion`. */
  verbs: Record<string, Verb>;
  /** Shows a record as it is now to whoever has been overtaken. */
  current: Verb;
}

export const verbOf = ({ verbs }: Batched, { method, part }: Pick<BatchItem, 'method' | 'part'>): Verb | undefined =>
  Object.hasOwn(verbs, `${method} ${part ?? ''}`.trim()) ? verbs[`${method} ${part ?? ''}`.trim()] : undefined;

/** Who sends a batch, and in which language they are answered. */
export interface Device {
  context: Omit<Context, 'now'>;
  language: 'fr' | 'en';
}

/**
 * Does the items in order, each in a unit of work of its own. One that fails keeps back those that
 * depend on it: the ones that name it, and later changes of the same record.
 */
export async function runBatch(keyedWork: KeyedWork, device: Device, resource: Batched, batch: Batch): Promise<BatchResult> {
  const failed = new Set<string>();
  const items: BatchItemResult[] = [];
  for (const item of batch.items) {
    const result = [item.id, ...(item.dependsOn ?? []).map((one) => one.key)].some((name) => failed.has(name))
      ? problemResult(item, new Problem('dependency-failed'), device)
      : await runItem(keyedWork, device, resource, item);
    if (result.status >= 400) failed.add(item.key).add(item.id);
    items.push(result);
  }
  return { items };
}

async function runItem(keyedWork: KeyedWork, device: Device, resource: Batched, item: BatchItem): Promise<BatchItemResult> {
  const path = `${resource.name}/${item.id}${item.part ? `/${item.part}` : ''}`;
  const hash = requestHash(item.method, path, JSON.stringify([item.ifMatch ?? null, item.body ?? null]));
  try {
    const verb = verbOf(resource, item);
    if (!verb) throw notFound();
    const kept = await keyedWork.answer(contextFor(device, verb), path, { key: item.key, hash }, 'reserved', async (tx) => verb.does(tx, item));
    const status = item.method === 'POST' ? 201 : 200;
    return { key: item.key, status, ...(kept.headers.etag && { etag: kept.headers.etag }), ...(kept.answer && { body: JSON.parse(kept.answer) as object }) };
  } catch (error) {
    const problem = error instanceof Problem ? error : problemOf(error);
    if (!problem) throw error;
    return problem.code === 'stale-version' ? overtaken(keyedWork, device, resource, item, problem) : problemResult(item, problem, device);
  }
}

/** Each verb has a policy of its own: who may report an adverse event may not for that reason follow it. */
function contextFor({ context }: Device, { action }: Verb): Omit<Context, 'now'> {
  const scope = scopeOf(action, context.caller);
  if (!scope) throw forbidden();
  return { ...context, action, scope };
}

/** Somebody was faster: the answer brings the record as it is now, so that both versions can be put side by side. */
async function overtaken(keyedWork: KeyedWork, device: Device, resource: Batched, item: BatchItem, stale: Problem): Promise<BatchItemResult> {
  const told = problemResult(item, stale, device);
  try {
    const { current } = resource;
    const { answer, headers } = await keyedWork.answer(contextFor(device, current), resource.name, null, 'reserved', async (tx) => current.does(tx, item));
    return { ...told, ...(headers.etag && { etag: headers.etag }), body: { ...told.body, current: JSON.parse(answer) as object } };
  } catch (error) {
    // Whoever may change a record and not read it is told that they were overtaken, and no more.
    if (error instanceof Problem) return told;
    throw error;
  }
}

const problemResult = (item: BatchItem, problem: Problem, { language }: Device): BatchItemResult => ({
  key: item.key,
  status: problem.status,
  body: problemBody(problem, language),
});
