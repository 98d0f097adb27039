import { system, type UnitOfWork } from '@liaison/platform';

/** Whether somebody of this name may sign in: an active user who is a person. */
export async function maySignIn(work: UnitOfWork, subject: string): Promise<boolean> {
  const rows = await work.asSystem(
    system('issuer'),
    (tx) =>
      tx.query(
        `SELECT 1 FROM users u JOIN user_accounts a ON a.user_id = u.id WHERE a.subject = $1 AND u.active AND u.kind = 'person'`,
        [subject],
      ),
    'read',
  );
  return rows.length > 0;
}
