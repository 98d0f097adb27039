import { newId } from '@liaison/contracts';
import type { Tx } from '@liaison/platform';
import { followWork } from '../authorships/follow.js';
import { markSubjects } from '../ranking/marks.js';
import { contradict } from './keys.js';

/**
 * Which work a record speaks of: the one that carries its PMID, else its DOI, its PMCID, or title, year and
 * first author, as long as no sure identifier of both differs.
 */
export class Joining {
  readonly #workOf = new Map<string, string>();
  readonly #keysOf = new Map<string, string[]>();
  /** Works that turned out to be another one. */
  readonly mergers: { loser: string; survivor: string }[] = [];

  /** Knows every work that carries one of these keys. */
  static async open(tx: Tx, keys: readonly string[]): Promise<Joining> {
    const rows = await tx.query<{ key: string; id: string }>(
      `SELECT key, publication_id AS id FROM publication_keys WHERE publication_id IN (SELECT publication_id FROM publication_keys WHERE key = ANY($1))`,
      [keys],
    );
    const joining = new Joining();
    for (const { key, id } of rows) joining.#claim(id, [key]);
    return joining;
  }

  /** @param before the work that the same record of the same source spoke of before */
  place(keys: readonly string[], before?: string): { id: string; fresh: boolean } {
    const candidates = [...new Set([...(before ? [before] : []), ...keys.flatMap((key) => this.#workOf.get(key) ?? [])])].filter((id) => id === before || !contradict(this.keysOf(id), keys));
    const [id = newId(), ...others] = candidates;
    this.#claim(id, keys);
    for (const other of others)
      if (!contradict(this.keysOf(other), this.keysOf(id))) {
        this.mergers.push({ loser: other, survivor: id });
        this.#claim(id, this.keysOf(other), { over: true });
        this.#keysOf.delete(other);
      }
    return { id, fresh: candidates.length === 0 };
  }

  /** The keys that a work carries. One that another carries already is not taken from it. */
  keysOf(id: string): string[] {
    return this.#keysOf.get(id) ?? [];
  }

  workOf(key: string): string | undefined {
    return this.#workOf.get(key);
  }

  #claim(id: string, keys: readonly string[], { over = false } = {}): void {
    const own = this.#keysOf.get(id) ?? [];
    for (const key of keys) {
      if (!over && this.#workOf.has(key)) continue;
      this.#workOf.set(key, id);
      own.push(key);
    }
    this.#keysOf.set(id, own);
  }
}

/** Makes one work out of two: what was said of the loser is said of the survivor, and the loser's id is an alias. */
export async function mergeWorks(tx: Tx, loser: string, survivor: string): Promise<void> {
  await tx.query('UPDATE publication_records SET publication_id = $2 WHERE publication_id = $1', [loser, survivor]);
  await tx.query('UPDATE publication_keys SET publication_id = $2 WHERE publication_id = $1', [loser, survivor]);
  await tx.query('UPDATE publications SET survivor_id = $2, updated_at = $3, version = version + 1 WHERE id = $1 OR survivor_id = $1', [loser, survivor, tx.now]);
  await followWork(tx, loser, survivor);
  await markSubjects(tx, [loser, survivor]);
  // A signal that both have is the survivor's; the loser's says that it was told already.
  await tx.query(
    `UPDATE signals l SET state = 'dismissed', dismissal = 'known', updated_at = $3, version = version + 1
      WHERE l.subject_id = $1 AND l.state <> 'dismissed' AND EXISTS (SELECT FROM signals s WHERE s.subject_id = $2 AND s.reason = l.reason AND s.occasion = l.occasion)`,
    [loser, survivor, tx.now],
  );
  await tx.query(
    `UPDATE signals l SET subject_id = $2 WHERE l.subject_id = $1
        AND NOT EXISTS (SELECT FROM signals s WHERE s.subject_id = $2 AND s.reason = l.reason AND s.occasion = l.occasion)`,
    [loser, survivor],
  );
}
