import type { Tx } from '@liaison/platform';
import type { SignalReason, SubjectKind } from '../signals/reasons.js';
import type { SignalSubject } from '../signals/signal.dto.js';
import { SUBJECT } from '../signals/subject.js';
import type { MatchedTerm } from '../strategies/strategy.dto.js';
import type { DigestPreference } from './digest.entity.js';

/** Why a signal is told to somebody: their strategy found it, a colleague gave it to them, they put it off until now, or a page that they look after has changed. */
export type Because = 'found' | 'assigned' | 'returned' | 'watched';

/** One signal that somebody has not been told of. */
export interface News {
  id: string;
  version: number;
  reason: SignalReason;
  because: Because;
  /** It must not wait: something has happened to what was known, or a recall is of the gravest class. */
  urgent: boolean;
  /** Those of the reader's strategies that found it, by name. */
  strategies: { id: string; name: string }[];
}

/** What a mail shows of a signal. */
export interface Shown {
  id: string;
  subject: Omit<SignalSubject, 'id'>;
  /** By strategy: the words that it found. */
  terms: Record<string, MatchedTerm[]>;
}

/** What was raised earlier is told no more, however long no digest was made. */
const TOLD_WITHIN_MS = 30 * 86_400_000;
/** What is beyond comes with the next digest. */
const AT_MOST = 2_000;

const MINE = '(t.owner_id = app_user() OR app_user() = ANY(t.recipients)) AND t.voided_at IS NULL';

/** Below the last of them, what must not wait. */
const URGENCY = `CASE WHEN g.reason = 'retraction' THEN 0 WHEN g.subject_kind = 'notice' AND (SELECT n.recall_class FROM notices n WHERE n.id = g.subject_id) = 1 THEN 1
    WHEN g.reason = 'concern' THEN 2 WHEN g.reason = 'correction' THEN 3 WHEN g.reason <> 'new' THEN 4 ELSE 5 END`;

/**
 * What the caller has not been told of and nobody has triaged: what must not wait first, then what several
 * strategies found, then the latest.
 * @param watches whether pages that changed are theirs to look after
 */
export function newsOf(tx: Tx, { since }: DigestPreference, watches: boolean): Promise<News[]> {
  const from = new Date(Math.max(since.getTime(), tx.now.getTime() - TOLD_WITHIN_MS));
  return tx.query<News>(
    `WITH news AS (
       SELECT g.id, CASE g.state WHEN 'assigned' THEN 'assigned' WHEN 'snoozed' THEN 'returned' ELSE CASE WHEN f.strategies IS NULL THEN 'watched' ELSE 'found' END END AS because,
              coalesce(f.strategies, '[]') AS strategies
         FROM signals g
         LEFT JOIN digest_signals d ON d.signal_id = g.id AND d.user_id = app_user()
         LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) ORDER BY t.name, t.id) AS strategies, max(m.at) AS at
           FROM signal_matches m JOIN strategies t ON t.id = m.strategy_id WHERE m.signal_id = g.id AND ${MINE}) f ON true
        WHERE g.id IN (
            SELECT m.signal_id FROM strategies t JOIN signal_matches m ON m.strategy_id = t.id AND m.at >= $1 WHERE ${MINE}
            UNION ALL SELECT id FROM signals WHERE $2 AND subject_kind = 'notice' AND raised_at >= $1
            UNION ALL SELECT id FROM signals WHERE owner_id = app_user() AND state IN ('assigned', 'snoozed'))
          AND CASE g.state
            WHEN 'new' THEN d.signal_id IS NULL AND (f.at >= $1 OR ($2 AND NOT EXISTS (SELECT FROM signal_matches m WHERE m.signal_id = g.id)))
            WHEN 'assigned' THEN g.owner_id = app_user() AND g.decided_by IS DISTINCT FROM app_user() AND g.decided_at >= $1 AND coalesce(d.version, 0) < g.version
            WHEN 'snoozed' THEN g.owner_id = app_user() AND g.snoozed_until BETWEEN $1 AND app_now() AND coalesce(d.version, 0) < g.version
            ELSE false END)
     SELECT g.id, g.version, g.reason, n.because, n.strategies, ${URGENCY} < 5 AS urgent FROM news n JOIN signals g USING (id)
      ORDER BY ${URGENCY}, jsonb_array_length(n.strategies) DESC, g.raised_at DESC, g.id LIMIT ${AT_MOST}`,
    [from, watches],
  );
}

/** What there is to say of some of them. */
export async function shownOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Shown>> {
  const rows = await tx.query<{ id: string; kind: SubjectKind; subject: Omit<SignalSubject, 'id' | 'kind'>; terms: Shown['terms'] }>(
    `SELECT g.id, g.subject_kind AS kind, ${SUBJECT} AS subject,
            (SELECT coalesce(jsonb_object_agg(m.strategy_id, m.why->'terms'), '{}') FROM signal_matches m JOIN strategies t ON t.id = m.strategy_id AND ${MINE} WHERE m.signal_id = g.id) AS terms
       FROM signals g WHERE g.id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, kind, subject, terms }) => [id, { id, subject: { ...subject, kind }, terms }]));
}
