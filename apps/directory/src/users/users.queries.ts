import { Keyset, notFound, type Page, type Tx } from '@liaison/platform';
import type { UserQuery, UserView } from './user.dto.js';
import type { User } from './user.entity.js';

interface Row {
  id: string;
  sort_key: string;
  version: number;
  display_name: string;
  role: User['role'];
  duties: User['duties'];
  kind: User['kind'];
  active: boolean;
  locale: User['locale'];
  time_zone: string;
  subject: string | null;
  email: string | null;
}

const SORTINGS = {
  displayName: { column: 'fold(u.display_name)', type: 'text' },
  '-displayName': { column: 'fold(u.display_name)', type: 'text', descending: true },
} as const;

const FROM = 'FROM users u LEFT JOIN user_accounts a ON a.user_id = u.id';

/** Who may read how colleagues sign in. The table's own policy says the same, and lets each read their own. */
const readsAccounts = (tx: Tx): boolean => ['system', 'admin', 'compliance'].includes(tx.caller.role);

/** A page of users by name. */
export async function listUsers(tx: Tx, query: UserQuery): Promise<Page<UserView>> {
  const keyset = new Keyset(query, query.sort ?? 'displayName', SORTINGS, 'u');
  const values: unknown[] = [query.role ?? null, query.active ?? null, query.q ?? null];
  const rows = await tx.query<Row>(
    `SELECT u.*, a.subject, a.email, ${keyset.key} ${FROM}
      WHERE ($1::text IS NULL OR u.role = $1) AND ($2::boolean IS NULL OR u.active = $2)
        AND ($3::text IS NULL OR fold(u.display_name) LIKE ALL (SELECT '%' || word || '%' FROM unnest(string_to_array(fold($3), ' ')) AS word))
        AND ${keyset.where(values)} ${keyset.order}`,
    values,
  );
  return keyset.page(rows, (row) => present(row, readsAccounts(tx)));
}

/** One user, with the account for those who may read it. */
export async function findUser(tx: Tx, id: string): Promise<UserView> {
  return present(await find(tx, id), readsAccounts(tx));
}

/** The caller's own record, account included. */
export async function findSelf(tx: Tx): Promise<UserView> {
  return present(await find(tx, tx.userId), true);
}

async function find(tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.query<Row>(`SELECT u.*, a.subject, a.email ${FROM} WHERE u.id = $1`, [id]);
  return row ?? Promise.reject(notFound());
}

const present = (row: Row, withAccount: boolean): UserView => ({
  id: row.id,
  version: row.version,
  subject: withAccount ? row.subject : null,
  displayName: row.display_name,
  email: withAccount ? row.email : null,
  role: row.role,
  duties: row.duties,
  kind: row.kind,
  active: row.active,
  locale: row.locale,
  timeZone: row.time_zone,
});
