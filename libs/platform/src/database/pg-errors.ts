import { Problem, type Bilingual } from '../problem.js';

interface PgError {
  code?: string;
  constraint?: string;
  detail?: string;
  message: string;
}

const codeOf = (error: unknown): string => (error as PgError | null)?.code ?? '';

/** A deadlock or a serialization failure: the same work will succeed when it is tried again. */
export const isTransient = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error));

/** A key that is taken, or a period that is: a row stands there already that does not suffer another. */
export const isUniqueViolation = (error: unknown): boolean => ['23505', '23P01'].includes(codeOf(error));

/** Lost connection, server starting or stopping, disk full, too many clients. */
const UNAVAILABLE = /^(08|53|57P0|58)|^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT)$/;
/** The last of them is TypeORM's: it lets go of a connection that is lost, and then says so. */
const UNAVAILABLE_TEXT = /Connection terminated|connection timeout|Client has encountered a connection error|timeout exceeded|Query runner already released/i;

/** What a database error means to the caller; null when it is a defect of ours. */
export function problemOf(error: unknown): Problem | null {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : '';
  if (isUniqueViolation(error))
    return new Problem(
      'already-exists',
      { fr: 'Un enregistrement avec cet identifiant existe déjà.', en: 'A record with this identifier already exists.' },
      { cause: error },
    );
  if (code === '57014' || code === '25P04') return unavailable(error, 'overloaded', TOO_LONG);
  if (UNAVAILABLE.test(code) || UNAVAILABLE_TEXT.test(message)) return unavailable(error, 'unavailable', LOST);
  return null;
}

const TOO_LONG = { fr: 'La base de données a mis trop de temps; rien n’a été modifié.', en: 'The database took too long; nothing was changed.' };
/** A connection that is lost while it commits leaves it open whether it did: only the key tells, the next time. */
const LOST = {
  fr: 'La base de données ne répond pas. Réessayez avec la même clé d’idempotence : rien ne sera fait deux fois.',
  en: 'The database does not answer. Try again with the same idempotency key: nothing will be done twice.',
};

const unavailable = (cause: unknown, code: 'overloaded' | 'unavailable', detail: Bilingual): Problem =>
  new Problem(code, detail, { headers: { 'retry-after': '5' }, cause });
