import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { system } from '../caller.js';
import type { Lane } from '../database/admission.js';
import { isUniqueViolation } from '../database/pg-errors.js';
import type { Context } from '../database/context.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Problem } from '../problem.js';
import { Answer } from './answer.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { pageLink } from './paging.js';

/** A request as its client named it, and a hash of all that it says. */
export interface Keyed {
  key: string;
  hash: Buffer;
}

export interface KeptAnswer {
  headers: Record<string, string>;
  /** JSON as it was sent the first time; empty when there was no body. */
  answer: string;
  replayed: boolean;
}

/** Does what a request asks in one unit of work, which keeps the answer too: asking again changes nothing. */
@Injectable()
export class KeyedWork {
  constructor(private readonly units: UnitOfWork) {}

  async answer(context: Omit<Context, 'now'>, url: string, keyed: Keyed | null, lane: Lane, work: (tx: Tx) => Promise<unknown>): Promise<KeptAnswer> {
    try {
      return await this.units.run(context, async (tx) => this.#once(tx, url, keyed, await work(tx)), lane);
    } catch (error) {
      const kept = keyed && mayBeReplay(error) ? await this.#kept(context.caller.name, keyed) : null;
      if (!kept) throw error;
      return kept;
    }
  }

  #once(tx: Tx, url: string, keyed: Keyed | null, result: unknown): KeptAnswer {
    const { body, headers, subjectIds } = result instanceof Answer ? result : new Answer(result);
    const kept = {
      answer: body === undefined ? '' : JSON.stringify(body),
      headers: { ...headers, ...pageLink(body, url) },
      replayed: false,
    };
    if (keyed)
      tx.insert(IdempotencyKey, {
        caller: tx.caller.name,
        key: keyed.key,
        requestHash: keyed.hash,
        headers: kept.headers,
        answer: kept.answer,
        subjectIds: [...subjectIds],
        createdAt: tx.now,
      });
    return kept;
  }

  /** The answer given to this key before, if the request is the same one. */
  async #kept(caller: string, { key, hash }: Keyed): Promise<KeptAnswer | null> {
    const kept = await this.units.asSystem(system('replay'), async (tx) => (await tx.reading(IdempotencyKey)).findOneBy({ caller, key }), 'write');
    if (!kept) return null;
    if (!kept.requestHash.equals(hash))
      throw new Problem('idempotency-key-reused', {
        fr: 'Cette clé d’idempotence a déjà servi à une autre demande.',
        en: 'This idempotency key has already been used for another request.',
      });
    if (kept.answer === null)
      throw new Problem('gone', { fr: 'La réponse conservée a été effacée.', en: 'The kept answer has been erased.' });
    return { headers: kept.headers, answer: kept.answer, replayed: true };
  }
}

/** The request did its work before, so doing it again clashes with what is there, or finds the state moved on. */
const mayBeReplay = (error: unknown): boolean =>
  isUniqueViolation(error) || (error instanceof Problem && [404, 409, 412, 422].includes(error.status));

export const requestHash = (method: string, path: string, body: Buffer | string): Buffer =>
  createHash('sha256').update(`${method} ${path}\n`).update(body).digest();
