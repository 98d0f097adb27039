import { quarantineAnswered, quarantineReleased, type Received } from '@liaison/contracts';
import { publish, react } from '@liaison/messaging';
import { notFound, Principal, Problem, problemOf, verbOf, type BatchItem, type Caller, type Tx } from '@liaison/platform';
import { batchedStakeholders } from '../stakeholders/stakeholders.batch.js';
import { StakeholdersService } from '../stakeholders/stakeholders.service.js';

type Event = Received<typeof quarantineReleased>;

const people = batchedStakeholders(new StakeholdersService());
const HEARD = 'quarantine';

/** Does what a device had not sent about a person, in the name of whoever wrote it, and answers what became of it. */
export const onQuarantineReleased = react(quarantineReleased, async (tx, event) => {
  if (!event.personal || (await isKept(tx, HEARD, event.id))) return;
  const failed = await tx.attempt(() => perform(tx, event));
  const problem = failed && (failed instanceof Problem ? failed : problemOf(failed));
  if (failed && (!problem || problem.status >= 500)) throw failed;
  await tx.query(`INSERT INTO idempotency_keys (caller, key, request_hash, headers, subject_ids, created_at) VALUES ($1, $2, '', '{}', '{}', app_now())`, [HEARD, event.id]);
  const { quarantineId } = event.facts;
  publish(tx, quarantineAnswered, { aggregateId: quarantineId, version: 1, facts: { quarantineId, refusal: problem?.code ?? null }, personal: null, subjectIds: [] });
});

async function perform(tx: Tx, { facts, personal }: Event): Promise<void> {
  const { recordId, method, part, ifMatch, authorId } = facts;
  const { key, body } = personal!;
  const item: BatchItem = { key, method, id: recordId, body, ...(part && { part }), ...(ifMatch && { ifMatch }) };
  const verb = verbOf(people, item);
  if (!verb) throw notFound();
  const author = await authorOf(tx, authorId);
  // The device may have sent it before it lost its access, and not have heard the answer.
  if (await isKept(tx, author.name, key)) return;
  await tx.onBehalfOf({ caller: author, scope: 'all', action: verb.action }, async () => verb.does(tx, item));
}

async function isKept(tx: Tx, caller: string, key: string): Promise<boolean> {
  const known = await tx.query('SELECT 1 FROM idempotency_keys WHERE caller = $1 AND key = $2', [caller, key]);
  return known.length > 0;
}

async function authorOf(tx: Tx, userId: string): Promise<Caller> {
  const principal = await (await tx.reading(Principal)).findOneBy({ userId });
  if (!principal) throw notFound();
  return { kind: 'sync', userId, name: userId, role: principal.role, duties: principal.duties };
}
