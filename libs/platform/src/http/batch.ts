import { field } from '../fields/field.js';

export const ITEMS_AT_MOST = 200;
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
  @field.json({ optional: true, description: 'The record, or the problem. One of `stale-version` holds the record as it is now, in `current`.' }) body?: object;
}

export class BatchResult {
  @field.list(() => BatchItemResult, { max: ITEMS_AT_MOST }) items: BatchItemResult[];
}
