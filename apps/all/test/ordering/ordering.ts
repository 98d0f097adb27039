import fc from 'fast-check';
import { newId, topology, type EventType, type ServiceName } from '@liaison/contracts';
import { MessagingModule } from '@liaison/messaging';
import { Dice, openWorld, type World } from '@liaison/testing';
import { interactions } from '../../../interactions/src/interactions.app.js';
import { kol } from '../../../kol/src/kol.app.js';
import { monitoring } from '../../../monitoring/src/monitoring.app.js';
import { crashing, type Crash } from './crashes.js';
import { anyHistory, type Happened } from './history.js';
import { settleInKol } from './people.js';
import { projectionsOf } from './projections.js';

const START = new Date('2026-03-02T15:00:00Z');
/** Longer than any lease or wait of a delivery. */
const LATER_MS = 1_000_000;
const COPIES_AT_MOST = 2;
const PACK_AT_MOST = 4;
const CRASHES = 0.15;
/** Fewer than the attempts after which a delivery is dead. */
const CRASHES_OF_ONE = 3;
const STEPS_AT_MOST = 20;

/** The services whose projections are more than copies: every other one hears its events through the same code. */
const listening = [kol, interactions, monitoring];

/** Which delivery, to whom. */
interface Delivery {
  id: string;
  subscriber: ServiceName;
}

export interface Verdict {
  runs: number;
  /** The smallest history that went wrong, in words; null when none did. */
  counterexample: string | null;
}

/**
 * Checks that whatever the order in which events arrive, however often, and wherever an attempt crashes,
 * every service ends up knowing what it would know had each arrived once, in order.
 */
export async function checkOrdering(runs: number, seed: number): Promise<Verdict> {
  const world = await openWorld(...listening);
  try {
    await settleInKol(world);
    const projections = await projectionsOf(world, listening);
    const run = async (history: Happened[], how: (deliveries: Delivery[]) => Promise<void>, copies: () => number) => {
      world.clock.set(START);
      await how(await publish(world, history, copies));
      await deliverRest(world);
      const known = await projections.read();
      await projections.clear();
      return known;
    };
    const property = fc.asyncProperty(anyHistory(listening.map(({ name }) => name)), fc.nat(), async (history, chance) => {
      const dice = new Dice(chance);
      const inOrder = await run(history, (deliveries) => deliver(world, deliveries), () => 1);
      const anyhow = await run(history, (deliveries) => deliverAnyhow(world, deliveries, dice), () => 1 + dice.below(COPIES_AT_MOST));
      assertSame(inOrder, anyhow);
    });
    const details = await fc.check(property.beforeEach(() => projections.clear()), { numRuns: runs, seed });
    const counterexample = details.failed ? `${fc.defaultReportMessage(details)}\n${(details.errorInstance as Error).message}` : null;
    return { runs: details.numRuns, counterexample };
  } finally {
    await world.close();
  }
}

const hearing = (type: EventType): ServiceName[] => topology.get(type.type)!.handledBy.filter((service) => listening.some(({ name }) => name === service));

/** Puts the events there, with so many deliveries each for everybody who handles it. */
async function publish({ sql, clock }: World, history: Happened[], copies: () => number): Promise<Delivery[]> {
  const events = history.map(({ id, type, aggregateId, version, facts, personal }) => ({
    ...{ id, type: type.type, producer: type.producers[0], aggregate_id: aggregateId, version, facts, personal },
    ...{ occurred_at: START, correlation_id: 'ordering', subject_ids: [aggregateId], audience: hearing(type) },
  }));
  const deliveries = history.flatMap(({ id, type, aggregateId }) =>
    hearing(type).flatMap((subscriber) =>
      Array.from({ length: copies() }, () => ({
        ...{ id: newId(), event_id: id, event_type: type.type, aggregate_id: aggregateId, producer: type.producers[0], subscriber },
        ...{ status: 'pending', attempts: 0, due_at: clock.now() },
      })),
    ),
  );
  await sql(
    `WITH e AS (INSERT INTO messaging.events SELECT * FROM jsonb_populate_recordset(null::messaging.events, $1))
     INSERT INTO messaging.deliveries SELECT * FROM jsonb_populate_recordset(null::messaging.deliveries, $2)`,
    [JSON.stringify(events), JSON.stringify(deliveries)],
  );
  return deliveries;
}

/** Each service hears its deliveries, in order. */
async function deliver(world: World, deliveries: Delivery[]): Promise<void> {
  for (const { name } of listening) {
    const ids = deliveries.filter(({ subscriber }) => subscriber === name).map(({ id }) => id);
    if (ids.length > 0) await world.service(name).app.get(MessagingModule).deliverer.deliver(ids);
  }
}

/** In any order, a few at a time, with crashes; what a crash has left is delivered again some time later. */
async function deliverAnyhow(world: World, deliveries: Delivery[], dice: Dice): Promise<void> {
  const left = [...deliveries];
  const crashes = new Map<Delivery, number>();
  while (left.length > 0) {
    const { subscriber } = dice.pick(left);
    const pack = take(left, subscriber, 1 + dice.below(PACK_AT_MOST), dice);
    const mayCrash = pack.every((one) => (crashes.get(one) ?? 0) < CRASHES_OF_ONE);
    const crash: Crash | null = mayCrash && dice.happens(CRASHES) ? { after: dice.below(STEPS_AT_MOST), how: dice.happens(0.2) ? 'cut' : 'failure' } : null;
    await crashing(crash, () => deliver(world, pack));
    if (!crash) continue;
    for (const one of pack) crashes.set(one, (crashes.get(one) ?? 0) + 1);
    left.push(...pack);
    world.clock.set(new Date(world.clock.now().getTime() + LATER_MS));
  }
}

function take(left: Delivery[], subscriber: ServiceName, count: number, dice: Dice): Delivery[] {
  const pack: Delivery[] = [];
  for (let n = 0; n < count; n++) {
    const fitting = left.filter((one) => one.subscriber === subscriber);
    if (fitting.length === 0) break;
    pack.push(...left.splice(left.indexOf(dice.pick(fitting)), 1));
  }
  return pack;
}

/** What reactions have published meanwhile, and what waits after a crash. */
async function deliverRest(world: World): Promise<void> {
  for (;;) {
    world.clock.set(new Date(world.clock.now().getTime() + LATER_MS));
    const rest = await world.sql<Delivery & { status: string; last_error: string }>(
      `SELECT id, subscriber, status, last_error FROM messaging.deliveries WHERE status <> 'done' AND subscriber = ANY($1) ORDER BY id`,
      [listening.map(({ name }) => name)],
    );
    if (rest.length === 0) return;
    const dead = rest.find(({ status }) => status === 'dead');
    if (dead) throw new Error(`a delivery died: ${dead.last_error}`);
    await deliver(world, rest);
  }
}

function assertSame(inOrder: string[], anyhow: string[]): void {
  const missing = inOrder.filter((row) => !anyhow.includes(row));
  const other = anyhow.filter((row) => !inOrder.includes(row));
  if (missing.length + other.length > 0) throw new Error(`in order:\n  ${missing.join('\n  ')}\nin any order:\n  ${other.join('\n  ')}`);
}
