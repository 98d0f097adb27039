import type { Tx } from '@liaison/platform';
import type { Interaction } from '../interactions/interaction.entity.js';
import type { Loaded } from '../interactions/interactions.queries.js';

export const parts = ['note', 'place', 'statusReason', 'discussion', 'insight', 'inquiry', 'commitment'] as const;
export type Part = (typeof parts)[number];

/** Words of a meeting that somebody has written down. Reports of adverse events are not among them: the law wants them as they were told. */
export interface Passage {
  part: Part;
  /** Of what says it: the meeting itself, or one of its components. */
  id: string;
  text: string;
}

interface Place {
  table: string;
  column: string;
  /** Characters at most, as where they are written. */
  max: number;
  lines: boolean;
  /** Whether there may be no words at all. */
  nullable: boolean;
  /** Components with a version of their own. */
  versioned?: boolean;
}

const own = (column: string, max: number, lines = true): Place => ({ table: 'interactions', column, max, lines, nullable: true });

/** Where the words stand. */
export const places: Record<Part, Place> = {
  note: own('note', 10_000),
  place: own('place', 300, false),
  statusReason: own('status_reason', 1_000),
  discussion: { table: 'discussions', column: 'summary', max: 5_000, lines: true, nullable: true },
  insight: { table: 'insights', column: 'text', max: 5_000, lines: true, nullable: false, versioned: true },
  inquiry: { table: 'raised_inquiries', column: 'question', max: 5_000, lines: true, nullable: false },
  commitment: { table: 'commitments', column: 'text', max: 1_000, lines: true, nullable: false, versioned: true },
};

const isOwn = (part: Part): part is 'note' | 'place' | 'statusReason' => places[part].table === 'interactions';

/** All passages of all meetings, each with the attendee to whom it is tied. */
export const PASSAGES = parts
  .map((part) => {
    const { table, column } = places[part];
    const [meeting, attendee] = isOwn(part) ? ['id', 'NULL::uuid'] : ['interaction_id', 'attendee_id'];
    return `SELECT '${part}' AS part, id, ${meeting} AS interaction_id, ${attendee} AS attendee_id, ${column} AS text FROM ${table} WHERE ${column} IS NOT NULL`;
  })
  .join(' UNION ALL ');

/** The passages of one meeting, in the order in which it is read. */
export const passagesOf = ({ it, parts: { discussions, insights, inquiries, commitments } }: Loaded): Passage[] =>
  [
    { part: 'note' as const, id: it.id, text: it.note },
    { part: 'place' as const, id: it.id, text: it.place },
    { part: 'statusReason' as const, id: it.id, text: it.statusReason },
    ...discussions.map(({ id, summary }) => ({ part: 'discussion' as const, id, text: summary })),
    ...insights.map(({ id, text }) => ({ part: 'insight' as const, id, text })),
    ...inquiries.map(({ id, question }) => ({ part: 'inquiry' as const, id, text: question })),
    ...commitments.map(({ id, text }) => ({ part: 'commitment' as const, id, text })),
  ].filter((one): one is Passage => one.text !== null);

/** How a passage shall read; null: not at all. */
export type Redacted = Omit<Passage, 'text'> & { text: string | null };

/** The columns of the meeting itself that change. */
export const ownChanges = (redacted: Redacted[]): Partial<Interaction> =>
  Object.fromEntries(redacted.flatMap(({ part, text }) => (isOwn(part) ? [[part, text]] : [])));

/** Writes what changes of the components, below the lock of their meeting. */
export async function rewriteComponents(tx: Tx, redacted: Redacted[]): Promise<void> {
  for (const { part, id, text } of redacted.filter((one) => !isOwn(one.part))) {
    const { table, column, versioned } = places[part];
    await tx.query(`UPDATE ${table} SET ${column} = $2${versioned ? ', version = version + 1, updated_at = app_now()' : ''} WHERE id = $1`, [id, text]);
  }
}
