import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Tx } from '@liaison/platform';
import { explain } from '../matching/explain.js';
import type { Item } from '../matching/item.js';
import { parse } from '../matching/parse.js';
import { print } from '../matching/print.js';
import type { Query } from '../matching/query.js';
import { StrategyIndex } from '../matching/indexed/strategy-index.js';
import type { Why } from '../signals/signal.entity.js';
import type { Arrival } from './arrival.js';

/** By record, the strategies that find it and why. */
export type Matched = Map<Arrival, Map<string, Why>>;

/** Words that are kept as the reason; a strategy of a hundred synonyms needs no more to be understood. */
const TERMS_SHOWN = 20;
/** For so long the process may do nothing else: a hundred thousand strategies take seconds to be read. */
const SLICE_MS = 50;

/** All strategies in use, as an index in memory that follows the table. */
@Injectable()
export class Matcher {
  #index = new StrategyIndex();
  readonly #queries = new Map<string, { version: number; query: Query }>();
  #state = '';
  /** Ends when nobody is following the table. */
  #turn: Promise<unknown> = Promise.resolve();

  /** @param asked a strategy whose question the source itself has answered with these records */
  async match(tx: Tx, arrivals: readonly Arrival[], asked: string | null): Promise<Matched> {
    // One after the other: whoever saw the table earlier must not undo what another has taken up since.
    const matched = this.#turn.then(async () => {
      await this.#follow(tx);
      const found = new Map(arrivals.map((arrival) => [arrival, this.#whyOf(arrival, asked)]));
      this.#index.reanchor(SLICE_MS);
      return found;
    });
    this.#turn = matched.catch(() => undefined);
    return matched;
  }

  #whyOf({ item, news }: Arrival, asked: string | null): Map<string, Why> {
    const ids = news === 'same' ? [] : this.#index.match(item);
    const why = new Map(ids.map((id): [string, Why] => [id, { asked: id === asked, terms: termsOf(this.#queries.get(id)!.query, item) }]));
    if (asked && !why.has(asked)) why.set(asked, { asked: true, terms: [] });
    return why;
  }

  /** Takes up what has changed; asks for no more than whether anything has when nothing has. */
  async #follow(tx: Tx): Promise<void> {
    const [row] = await tx.query<{ state: string }>(`SELECT count(*) || ' ' || coalesce(max(updated_at)::text, '') || ' ' || coalesce(sum(version), 0) AS state FROM strategies`);
    if (row!.state === this.#state) return;
    const strategies = await tx.query<{ id: string; version: number; query: string }>('SELECT id, version, query FROM strategies WHERE enabled AND voided_at IS NULL');
    const inUse = new Set(strategies.map(({ id }) => id));
    for (const id of this.#queries.keys()) if (!inUse.has(id)) this.#forget(id);
    let until = performance.now() + SLICE_MS;
    for (const { id, version, query } of strategies) {
      if (performance.now() >= until) {
        await setImmediate();
        until = performance.now() + SLICE_MS;
      }
      if (this.#queries.get(id)?.version === version) continue;
      this.#forget(id);
      const { query: read } = parse(query);
      if (!read) continue;
      this.#queries.set(id, { version, query: read });
      this.#index.add(id, read);
    }
    this.#state = row!.state;
  }

  #forget(id: string): void {
    if (this.#queries.delete(id)) this.#index.remove(id);
  }
}

/** The words by which a query finds an item, as they are written there. */
export const termsOf = (query: Query, item: Item): Why['terms'] =>
  explain(query, item)
    .slice(0, TERMS_SHOWN)
    .map(({ term, places }) => ({ term: print(term), field: places[0]!.part, text: places[0]!.text }));
