import { DateTime } from 'luxon';
import { openWatchingWorld, type Client, type World } from '@liaison/testing';
import { monitoring } from '../../src/monitoring.app.js';
import { Runner } from '../../src/runs/runner.js';
import { ZONE } from '../../src/runs/slots.js';
import type { SourceKind } from '../../src/sources/source-kinds.js';

/** The service, watching; its time goes from one morning to the next. */
export interface Watch {
  world: World;
  karim: Client;
  /** Six o'clock in Toronto, when everything here is due. */
  morning: DateTime;
  /** Lets it be a moment, and everything that is due then be done. */
  tick(at: DateTime): Promise<void>;
  /** Lets the next morning come. */
  nextMorning(): Promise<void>;
  makeSource(kind: SourceKind, settings: Record<string, unknown>, more?: Record<string, unknown>): Promise<string>;
  makeStrategy(query: string, more?: Record<string, unknown>): Promise<string>;
  /** Runs of a source or a strategy, the latest first. */
  runsOf(of: { sourceId: string } | { strategyId: string }): Promise<any[]>;
  signalsOf(strategyId: string): Promise<any[]>;
  /** Takes out of use what was made: nobody else's records are found by it. */
  retire(): Promise<void>;
  close(): Promise<void>;
}

const SCHEDULE = '0 6 * * *';

/** @param sources exact `host:port` of those that may be asked */
export async function openWatch(sources: string[]): Promise<Watch> {
  const world = await openWatchingWorld(sources, monitoring);
  const karim = world.as('karim');
  const made: string[] = [];
  const list = async (path: string) => (await karim.get(path)).body.items as any[];
  const make = async (path: string, body: unknown): Promise<string> => {
    const reply = await karim.post(path, body);
    if (reply.status !== 201) throw new Error(reply.text);
    made.push(`${path}/${reply.body.id}`);
    return reply.body.id;
  };
  const watch: Watch = {
    world,
    karim,
    morning: DateTime.fromISO('2026-03-03T06:00', { zone: ZONE }),
    tick: (at) => {
      world.clock.set(at.toJSDate());
      return world.service('monitoring').app.get(Runner, { strict: false }).drain();
    },
    nextMorning: () => watch.tick((watch.morning = watch.morning.plus({ days: 1 }))),
    makeSource: (kind, settings, more) => make('/sources', { kind, name: { fr: 'Source', en: 'Source' }, settings: { perSecond: 1_000, ...settings }, schedule: SCHEDULE, enabled: true, ...more }),
    makeStrategy: (query, more) => make('/strategies', { name: `Veille ${query}`, query, schedule: SCHEDULE, recipients: [], enabled: true, ...more }),
    runsOf: (of) => list(`/runs?${new URLSearchParams(of)}&limit=200`),
    signalsOf: (strategyId) => list(`/signals?strategyId=${strategyId}&limit=200`),
    retire: async () => {
      for (const path of made.splice(0)) await karim.delete(path, (await karim.get(path)).body.version);
    },
    close: () => world.close(),
  };
  world.clock.set(watch.morning.toJSDate());
  return watch;
}
