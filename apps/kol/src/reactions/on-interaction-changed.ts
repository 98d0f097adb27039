import { interactionChanged, interactionLogged, type Received } from '@liaison/contracts';
import { react } from '@liaison/messaging';
import type { Tx } from '@liaison/platform';
import { recount } from '../engagement/recount.js';

type Event = Received<typeof interactionChanged>;

/** A completed interaction touches everybody who attended; any other touches nobody. The highest version wins. */
async function touch(tx: Tx, event: Event): Promise<void> {
  const { interactionId, startedAt } = event.facts;
  const newer = await tx.query(
    `INSERT INTO interactions_seen AS i (interaction_id, version) VALUES ($1, $2)
     ON CONFLICT (interaction_id) DO UPDATE SET version = excluded.version WHERE i.version < excluded.version RETURNING 1`,
    [interactionId, event.version],
  );
  if (newer.length === 0) return;
  const before = await tx.query<{ id: string }>('DELETE FROM touches WHERE interaction_id = $1 RETURNING stakeholder_id AS id', [interactionId]);
  const touched = touchedBy(event);
  for (const [stakeholderId, stances] of touched)
    await tx.query('INSERT INTO touches (interaction_id, stakeholder_id, started_at, stances) VALUES ($1, $2, $3, $4)', [
      interactionId,
      stakeholderId,
      startedAt,
      JSON.stringify(stances),
    ]);
  const affected = [...new Set([...before.map((row) => row.id), ...touched.keys()])];
  if (affected.length > 0) await recount(tx, affected);
}

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

export const onInteractionLogged = react(interactionLogged, touch);
export const onInteractionChanged = react(interactionChanged, touch);
