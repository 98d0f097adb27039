import { problemOf } from '../database/pg-errors.js';
import type { Context } from '../database/context.js';
import type { Tx } from '../database/tx.js';
import { field } from '../fields/field.js';
import { Problem } from '../problem.js';
import { KeyedWork, requestHash } from './keyed-work.js';
import { problemBody } from './problem-body.js';

const ITEMS_AT_MOST = 200;
const methods = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;

export class Dependency {
  @field.text({ max: 200 }) key: string;
}

/** One change that a device made while it was offline. */
export class BatchItem {
  @field.text({ max: 200, pattern: /^[\x21-\x7e]+$/, description: 'Idempotency key of this item.' }) key: string;
  @field.oneOf(methods) method: (typeof methods)[number];
  @field.id({ description: 'The record: for POST, the id that the device gave it.' }) id: string;
  @field.code({ optional: true, description: 'The sub-resource, such as `completion`.' }) part?: string;
  @field.integer({ min: 1, max: 2_147_483_647, optional: true, description: 'The version that the device has seen; not for POST.' }) ifMatch?: number;
  @field.json({ optional: true }) body?: Record<string, unknown>;
  @field.list(() => Dependency, { max: ITEMS_AT_MOST, optional: true, description: 'Items that must have succeeded before.' }) dependsOn?: Dependency[];
}

export class Batch {
  @field.list(() => BatchItem, { max: ITEMS_AT_MOST }) items: BatchItem[];
}

export class BatchItemResult {
  @field.text({ max: 200 }) key: string;
  @field.integer({ min: 200, max: 599 }) status: number;
  @field.text({ max: 20, optional: true, description: 'The new ETag.' }) etag?: string;
  @field.json({ optional: true, description: 'The record, or the problem.' }) body?: object;
}

export class BatchResult {
  @field.list(() => BatchItemResult, { max: ITEMS_AT_MOST }) items: BatchItemResult[];
}

/** What one item does in its own unit of work. */
export type Dispatch = (tx: Tx, item: BatchItem) => Promise<unknown>;

/**
 * Does the items in order, each in a unit of work of its own. One that fails keeps back those that
 * depend on it: the ones that name it, and later changes of the same record.
 */
export async function runBatch(
  keyedWork: KeyedWork,
  context: Omit<Context, 'now'>,
  resource: string,
  language: 'fr' | 'en',
  batch: Batch,
  dispatch: Dispatch,
): Promise<BatchResult> {
  const failed = new Set<string>();
  const items: BatchItemResult[] = [];
  for (const item of batch.items) {
    const result = [item.id, ...(item.dependsOn ?? []).map((one) => one.key)].some((name) => failed.has(name))
      ? problemResult(item, new Problem('dependency-failed'), language)
      : await runItem(keyedWork, context, resource, language, item, dispatch);
    if (result.status >= 400) failed.add(item.key).add(item.id);
    items.push(result);
  }
  return { items };
}

async function runItem(
  keyedWork: KeyedWork,
  context: Omit<Context, 'now'>,
  resource: string,
  language: 'fr' | 'en',
  item: BatchItem,
  dispatch: Dispatch,
): Promise<BatchItemResult> {
  const path = `${resource}/${item.id}${item.part ? `/${item.part}` : ''}`;
  const hash = requestHash(item.method, path, JSON.stringify([item.ifMatch ?? null, item.body ?? null]));
  try {
    const kept = await keyedWork.answer(context, path, { key: item.key, hash }, 'reserved', (tx) => dispatch(tx, item));
    const status = item.method === 'POST' ? 201 : 200;
    return { key: item.key, status, ...(kept.headers.etag && { etag: kept.headers.etag }), ...(kept.answer && { body: JSON.parse(kept.answer) as object }) };
  } catch (error) {
    const problem = error instanceof Problem ? error : problemOf(error);
    if (!problem) throw error;
    return problemResult(item, problem, language);
  }
}

function problemResult(item: BatchItem, problem: Problem, language: 'fr' | 'en'): BatchItemResult {
  return { key: item.key, status: problem.status, body: problemBody(problem, language) };
}
