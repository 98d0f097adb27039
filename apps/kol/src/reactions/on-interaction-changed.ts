import { interactionChanged, interactionLogged, type Received } from '@liaison/contracts';
import { reactToAll } from '@liaison/messaging';
import type { Tx } from '@liaison/platform';
import { recount } from '../engagement/recount.js';

type Event = Received<typeof interactionChanged>;

/**
 * A completed interaction touches everybody who attended, but for those who have been erased meanwhile; any
 * other touches nobody. The highest version wins.
 */
async function touch(tx: Tx, events: Event[]): Promise<void> {
  const latest = latestOf(events);
  const newer = await tx.query<{ id: string }>(
    `INSERT INTO interactions_seen AS i (interaction_id, version) SELECT * FROM unnest($1::uuid[], $2::int[])
     ON CONFLICT (interaction_id) DO UPDATE SET version = excluded.version WHERE i.version < excluded.version RETURNING interaction_id AS id`,
    [latest.map((event) => event.facts.interactionId), latest.map((event) => event.version)],
  );
  if (newer.length === 0) return;
  const ids = newer.map((row) => row.id);
  const before = await tx.query<{ id: string }>('DELETE FROM touches WHERE interaction_id = ANY($1::uuid[]) RETURNING stakeholder_id AS id', [ids]);
  const touches = latest.filter((event) => ids.includes(event.facts.interactionId)).flatMap(touchesOf);
  await tx.query(
    `INSERT INTO touches SELECT * FROM jsonb_to_recordset($1) AS t(interaction_id uuid, stakeholder_id uuid, started_at timestamptz, stances jsonb)
      WHERE NOT EXISTS (SELECT FROM stakeholders s WHERE s.id = t.stakeholder_id AND s.erased_at IS NOT NULL)`,
    [JSON.stringify(touches)],
  );
  const affected = [...new Set([...before.map((row) => row.id), ...touches.map((one) => one.stakeholder_id)])];
  if (affected.length > 0) await recount(tx, affected);
}

/** The highest version of each interaction, in an order that two packs share, so that neither waits for the other. */
function latestOf(events: Event[]): Event[] {
  const latest = new Map<string, Event>();
  for (const event of events) {
    const { interactionId } = event.facts;
    if ((latest.get(interactionId)?.version ?? 0) < event.version) latest.set(interactionId, event);
  }
  return [...latest.values()].sort((a, b) => (a.facts.interactionId < b.facts.interactionId ? -1 : 1));
}

interface Touch {
  interaction_id: string;
  stakeholder_id: string;
  started_at: string;
  stances: Stances;
}

const touchesOf = (event: Event): Touch[] =>
  [...touchedBy(event)].map(([stakeholderId, stances]) => ({
    interaction_id: event.facts.interactionId,
    stakeholder_id: stakeholderId,
    started_at: event.facts.startedAt,
    stances,
  }));

type Stances = { topicId: string; stance: string }[];

/** Who was touched, and where each stands on what was discussed with them. */
function touchedBy({ facts }: Event): Map<string, Stances> {
  const touched = new Map<string, Stances>();
  if (facts.status !== 'completed' || facts.voided) return touched;
  for (const { stakeholderId, attendeeId } of facts.attendees) {
    if (!stakeholderId) continue;
    const own = facts.discussions.filter((one) => one.attendeeId === attendeeId || (one.attendeeId === null && facts.attendees.length === 1));
    const stances = own.flatMap(({ topicId, stance }) => (topicId && stance ? [{ topicId, stance }] : []));
    touched.set(stakeholderId, [...(touched.get(stakeholderId) ?? []), ...stances]);
  }
  return touched;
}

export const onInteractionLogged = reactToAll(interactionLogged, touch);
export const onInteractionChanged = reactToAll(interactionChanged, touch);
