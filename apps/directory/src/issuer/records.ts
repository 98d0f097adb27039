import type { AdapterPayload } from 'oidc-provider';
import { system, type Tx, type UnitOfWork } from '@liaison/platform';

/**
 * Where the issuer keeps what it must remember between two requests: sessions, codes, grants. Its
 * records expire by the machine's own time, as its tokens do.
 */
export class Records {
  constructor(
    private readonly model: string,
    private readonly work: UnitOfWork,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresInSeconds?: number): Promise<void> {
    const expiresAt = expiresInSeconds === undefined ? null : new Date(Date.now() + expiresInSeconds * 1000);
    await this.#query(
      `INSERT INTO oidc_records (model, id, payload, grant_id, uid, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (model, id) DO UPDATE SET payload = excluded.payload, grant_id = excluded.grant_id,
         uid = excluded.uid, expires_at = excluded.expires_at`,
      [this.model, id, payload, payload.grantId ?? null, payload.uid ?? null, expiresAt],
    );
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return this.#find('id', id);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#find('uid', uid);
  }

  /** Only devices that cannot show a page have user codes, and this issuer serves none. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  /** A code that comes back after this was stolen: the provider then revokes its grant. */
  async consume(id: string): Promise<void> {
    await this.#query(`UPDATE oidc_records SET payload = payload || jsonb_build_object('consumed', $3::bigint) WHERE model = $1 AND id = $2`, [
      this.model,
      id,
      Math.floor(Date.now() / 1000),
    ]);
  }

  async destroy(id: string): Promise<void> {
    await this.#query('DELETE FROM oidc_records WHERE model = $1 AND id = $2', [this.model, id]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.#query('DELETE FROM oidc_records WHERE grant_id = $1', [grantId]);
  }

  async #find(by: 'id' | 'uid', value: string): Promise<AdapterPayload | undefined> {
    const [row] = await this.#query<{ payload: AdapterPayload }>(
      `SELECT payload FROM oidc_records WHERE model = $1 AND ${by} = $2 AND (expires_at IS NULL OR expires_at > $3)`,
      [this.model, value, new Date()],
    );
    return row?.payload;
  }

  #query<T>(text: string, values: unknown[]): Promise<T[]> {
    return this.work.asSystem(system('issuer'), (tx: Tx) => tx.query<T>(text, values), 'write');
  }
}
