import { newId, type ServiceName } from '@liaison/contracts';
import type { DataSource, EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import type { Pool, PoolClient } from 'pg';
import { AccessLogEntry } from '../audit/access-log.entity.js';
import type { AuditSaid } from '../audit/audit-said.js';
import { auditRows, type AuditKeys } from '../audit/audit-rows.js';
import type { Caller } from '../caller.js';
import { Plain } from '../error-words.js';
import { Problem } from '../problem.js';
import type { Admission, Lane } from './admission.js';
import type { Context } from './context.js';
import { preparedAs } from './prepared.js';
import { parameter, tableShape } from './table-shape.js';
import { WriteBuffer } from './write-buffer.js';

/** Reading through TypeORM; writing goes through {@link Tx.insert} and {@link Tx.update}, which audit and version. */
export type Reading<E extends ObjectLiteral> = Pick<
  Repository<E>,
  'find' | 'findBy' | 'findOne' | 'findOneBy' | 'count' | 'countBy' | 'exists' | 'createQueryBuilder'
>;

interface Versioned extends ObjectLiteral {
  id: string;
  version: number;
}

/**
 * One unit of work: everything in it is kept, or nothing. Inserts are gathered; a unit that only
 * inserts costs one round trip, any other opens a transaction at its first question.
 */
export class Tx {
  readonly #buffer = new WriteBuffer();
  readonly #afterCommit: Array<() => void> = [];
  #runner: QueryRunner | null = null;
  #client: PoolClient | null = null;
  #leave: (() => void) | null = null;
  #savepoints = 0;

  constructor(
    public context: Context,
    readonly service: ServiceName,
    readonly source: DataSource,
    private readonly admission: Admission,
    private readonly auditKeys: AuditKeys,
    private readonly lane: Lane,
  ) {}

  get caller(): Caller {
    return this.context.caller;
  }

  /** The caller's user id, where only a user can act. */
  get userId(): string {
    if (!this.caller.userId) throw new Problem('forbidden');
    return this.caller.userId;
  }

  get now(): Date {
    return this.context.now;
  }

  /** Gathers rows; they reach the database before the next question, or with the commit. */
  insert<E extends ObjectLiteral>(entity: EntityTarget<E>, rows: Partial<E> | Partial<E>[]): void {
    this.#buffer.add(tableShape(this.source, entity), Array.isArray(rows) ? rows : [rows]);
  }

  /**
   * Changes a versioned row if it still has the version that the caller has seen, and counts the version up.
   * @returns the new version
   * @throws Problem `stale-version` with the current version, when somebody was faster
   */
  async update<E extends Versioned>(
    entity: EntityTarget<E>,
    seen: Pick<E, 'id' | 'version'>,
    changes: Partial<E>,
  ): Promise<number> {
    const shape = tableShape(this.source, entity);
    const values: unknown[] = [seen.id, seen.version];
    const set = Object.entries({ ...changes, updatedAt: this.now })
      .filter(([property, value]) => value !== undefined && !['id', 'version'].includes(property) && shape.columns.has(property))
      .map(([property, value]) => {
        const column = shape.columns.get(property)!;
        return `${column.name} = $${values.push(parameter(column, value))}::${column.cast}`;
      });
    const [row] = await this.query<{ version: number }>(
      `UPDATE ${shape.table} SET ${[...set, 'version = version + 1'].join(', ')}
        WHERE id = $1 AND version = $2 RETURNING version`,
      values,
    );
    if (row) return row.version;
    const [current] = await this.query<{ version: number }>(`SELECT version FROM ${shape.table} WHERE id = $1`, [seen.id]);
    throw current ? staleVersion(current.version) : new Problem('not-found');
  }

  /** Inserts a row, or replaces it by its key if the given condition holds: the form of every projection. */
  async upsert<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    row: Partial<E>,
    options: { key: (keyof E & string)[]; newerBy?: keyof E & string },
  ): Promise<boolean> {
    const shape = tableShape(this.source, entity);
    const values: unknown[] = [];
    const columns = Object.keys(row).map((property) => shape.columns.get(property)!);
    const given = columns.map((c) => `$${values.push(parameter(c, row[c.property as keyof E]))}::${c.cast}`);
    const key = options.key.map((property) => shape.columns.get(property)!.name);
    const changed = columns.filter((c) => !options.key.includes(c.property)).map((c) => `${c.name} = excluded.${c.name}`);
    const newer = options.newerBy && shape.columns.get(options.newerBy)!.name;
    const rows = await this.query(
      `INSERT INTO ${shape.table} AS kept (${columns.map((c) => c.name).join(', ')}) VALUES (${given.join(', ')})
       ON CONFLICT (${key.join(', ')}) DO ${changed.length ? `UPDATE SET ${changed.join(', ')}` : 'NOTHING'}
       ${newer ? `WHERE kept.${newer} < excluded.${newer}` : ''} RETURNING 1`,
      values,
    );
    return rows.length > 0;
  }

  /** Asks the database, after everything gathered so far has been written. */
  async query<T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
    await this.#open();
    await this.#flush();
    const result = await this.#client!.query(text, values);
    return result.rows as T[];
  }

  /**
   * Asks without opening a transaction, which saves two round trips. Only for tables whose row-level
   * security, if any, knows nothing but the role, and for what may change, or is to last, before the commit.
   */
  async glance<T = Record<string, unknown>>(text: string, values: unknown[]): Promise<T[]> {
    if (this.#client) return this.query<T>(text, values);
    const leave = await this.admission.enter(this.lane);
    try {
      return (await this.#pool.query({ text, values, name: preparedAs(text) })).rows as T[];
    } finally {
      leave();
    }
  }

  /** TypeORM's reading methods, inside this unit of work. */
  async reading<E extends ObjectLiteral>(entity: EntityTarget<E>): Promise<Reading<E>> {
    await this.#open();
    await this.#flush();
    return this.#runner!.manager.getRepository(entity);
  }

  /** Records who did what to whom, in the same unit of work. */
  audit(said: AuditSaid): void {
    for (const { entity, rows } of auditRows(this.context, this.auditKeys, said, newId())) this.insert(entity, rows);
  }

  /** Records that somebody saw what is held about these people. */
  accessed(resource: string, resourceId: string, subjectIds: string[]): void {
    this.insert(AccessLogEntry, { id: newId(), at: this.now, actor: this.caller.name, resource, resourceId, subjectIds });
  }

  /** Runs once the unit of work is durable, never otherwise. Must not throw: nobody can undo any more. */
  afterCommit(then: () => void): void {
    this.#afterCommit.push(then);
  }

  /**
   * Work that may fail alone: its failure takes back its own writes only.
   * @param context what of the context differs meanwhile
   */
  async attempt(work: () => Promise<void>, context: Partial<Context> = {}): Promise<Error | null> {
    const name = `s${++this.#savepoints}`;
    await this.query(`SAVEPOINT ${name}`);
    const outer = this.context;
    const committed = this.#afterCommit.length;
    this.context = { ...outer, ...context };
    try {
      await work();
      await this.#flush();
      await this.query(`RELEASE SAVEPOINT ${name}`);
      return null;
    } catch (error) {
      this.#buffer.clear();
      this.#afterCommit.length = committed;
      await this.#client!.query(`ROLLBACK TO SAVEPOINT ${name}`);
      return error as Error;
    } finally {
      this.context = outer;
    }
  }

  /**
   * Work that the caller has been allowed as a whole, although its parts reach rows beyond their own:
   * erasure, merges. The audit still names the caller.
   */
  asSystem<T>(work: () => Promise<T>): Promise<T> {
    return this.#seenAs(this.caller.userId, 'system', work);
  }

  /**
   * Work in the name of somebody else, from what they themselves have sent: the audit and the events name
   * them. The caller has been allowed it as a whole, so policies see the suite itself, with their id.
   */
  async onBehalfOf<T>(context: Pick<Context, 'caller' | 'scope' | 'action'>, work: () => Promise<T>): Promise<T> {
    const outer = this.context;
    return this.#seenAs(context.caller.userId, 'system', async () => {
      this.context = { ...outer, ...context };
      try {
        return await work();
      } finally {
        this.context = outer;
      }
    });
  }

  /** Does work while row-level security takes the caller for somebody else. */
  async #seenAs<T>(userId: string | null, role: Caller['role'], work: () => Promise<T>): Promise<T> {
    const { caller } = this;
    await this.#tell(userId, role);
    let result: T;
    try {
      result = await work();
    } catch (error) {
      // In a failed transaction nothing can be set any more, and nothing needs to be; what failed is what is told.
      await this.#tell(caller.userId, caller.role).catch(() => undefined);
      throw error;
    }
    await this.#tell(caller.userId, caller.role);
    return result;
  }

  async #tell(userId: string | null, role: Caller['role']): Promise<void> {
    await this.query(`SELECT set_config('app.user_id', $1, true), set_config('app.role', $2, true)`, [userId ?? '', role]);
  }

  /** Called by the unit of work only, which rolls back when this fails: the connection must not go back to the pool in a failed transaction. */
  async commit(): Promise<void> {
    if (this.#client) {
      await this.#flush();
      const { command } = await this.#client.query('COMMIT');
      if (command !== 'COMMIT') throw new Plain('The transaction had failed before its commit; nothing was kept.');
    } else if (!this.#buffer.isEmpty) {
      await this.#writeAtOnce();
    }
    await this.#close();
    for (const then of this.#afterCommit) then();
  }

  /** Called by the unit of work only. */
  async rollback(): Promise<void> {
    try {
      if (this.#client) await this.#client.query('ROLLBACK');
    } finally {
      await this.#close();
    }
  }

  async #open(): Promise<void> {
    if (this.#client) return;
    this.#leave = await this.admission.enter(this.lane);
    try {
      const runner = this.source.createQueryRunner();
      this.#runner = runner;
      this.#client = (await runner.connect()) as PoolClient;
      const settings = Object.entries(this.#settings()).map(([name, value]) => `set_config('${name}', ${literal(value)}, true)`);
      await this.#client.query(`BEGIN; SELECT ${settings.join(', ')}`);
    } catch (error) {
      await this.rollback().catch(() => undefined);
      throw error;
    }
  }

  async #flush(): Promise<void> {
    if (!this.#buffer.isEmpty) await this.#client!.query(this.#buffer.take(null));
  }

  /** A single statement is a transaction of its own: no BEGIN, no COMMIT, one round trip. */
  async #writeAtOnce(): Promise<void> {
    this.#leave = await this.admission.enter(this.lane);
    await this.#pool.query(this.#buffer.take(this.#settings()));
  }

  get #pool(): Pool {
    return (this.source.driver as unknown as { master: Pool }).master;
  }

  async #close(): Promise<void> {
    const runner = this.#runner;
    this.#runner = null;
    this.#client = null;
    try {
      await runner?.release();
    } finally {
      this.#leave?.();
      this.#leave = null;
    }
  }

  #settings(): Record<string, string> {
    const { caller, now, scope } = this.context;
    return {
      'app.user_id': caller.userId ?? '',
      'app.role': caller.role,
      'app.scope': scope,
      'app.now': now.toISOString(),
    };
  }
}

const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export const staleVersion = (current: number): Problem =>
  new Problem(
    'stale-version',
    {
      fr: `Quelqu’un a modifié cette fiche entre-temps : elle en est à la version ${current}.`,
      en: `Somebody has changed this record since: it is at version ${current}.`,
    },
    { extra: { currentVersion: current }, headers: { etag: `"${current}"` } },
  );
