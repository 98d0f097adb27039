import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { newId } from '@liaison/contracts';
import { anchorFile, AuditSealer, verifyAudit } from '@liaison/platform';
import { Dice, openWorld, withClient, type World } from '@liaison/testing';
import { interactions } from '../../../interactions/src/interactions.app.js';
import { anchorings, cuts, deletions, insertions } from './cuts.js';
import { edits, swaps } from './edits.js';
import type { Scene, Tampering } from './scene.js';

const kinds = { edits, deletions, insertions, swaps, cuts, anchorings };
export type Kind = keyof typeof kinds;

/** What became of the tampering: how much of each kind was found, and what was not, or was found elsewhere. */
export interface Report {
  found: Record<Kind, number>;
  unseen: string[];
}

const SERVICE = 'interactions';
const ANCHORS = 5;
const BETWEEN_ANCHORS = 8;
/** Entries that have a seal and no anchor yet, and entries that have none. */
const TAIL = { sealed: 4, waiting: 2 };

/** An audit with a bit of everything in it, anchored some times, with a tail that is not. */
export async function openAuditWorld(): Promise<World> {
  const world = await openWorld(interactions);
  const sealer = world.service(SERVICE).app.get(AuditSealer);
  for (let anchor = 0; anchor < ANCHORS; anchor++) {
    await live(world, BETWEEN_ANCHORS);
    await sealer.seal({ anchor: true });
  }
  await live(world, TAIL.sealed);
  await sealer.seal();
  await live(world, TAIL.waiting);
  return world;
}

/** Meetings planned, logged, changed, cancelled, and a report of harm, so that entries have all their columns. */
async function live(world: World, entries: number): Promise<void> {
  const maude = world.as('maude');
  const meeting = (over: object) => ({ channel: 'phone', startedAt: '2026-03-02T09:00:00-05:00', note: 'Élan 2 — « suivi »', attendees: [{ stakeholderId: newId() }], ...over });
  for (let i = 0; i < entries; i += 4) {
    const planned = await maude.post('/interactions', meeting({ status: 'planned', place: 'Clinique', startedAt: '2026-03-09T09:00:00-05:00' }));
    await maude.put(`/interactions/${planned.body.id}/cancellation`, { reason: 'Reportée' }, 1);
    if (i + 2 < entries) await maude.post('/interactions', meeting({ durationMinutes: 30 + i, discussions: [{ summary: 'Long terme', stance: 'neutral' }, {}], insights: [{ text: 'Délais' }] }));
    if (i + 3 < entries) await world.as('solene').post('/adverse-events', { verbatim: 'Une éruption', patientAge: 40 + i });
  }
}

/** Tampers so many times, each time with the chain as it was, and asks the verifier what it finds. */
export async function tamper(world: World, times: number, seed: number): Promise<Report> {
  const report: Report = { found: { edits: 0, deletions: 0, insertions: 0, swaps: 0, cuts: 0, anchorings: 0 }, unseen: [] };
  const dice = new Dice(seed);
  const names = Object.keys(kinds) as Kind[];
  await withClient(world.config.databaseUrl!, async (client) => {
    const scene = await sceneOf(world, client, dice);
    for (let n = 0; n < times; ) {
      const kind = names[n % names.length]!;
      const tampering = dice.pick(kinds[kind]);
      const said = await once(world, client, { ...scene, lines: [...scene.lines] }, tampering);
      if (said === 'nothing was changed') continue;
      n++;
      if (said === null) report.found[kind]++;
      else report.unseen.push(`${kind}, ${tampering.name}: ${said}`);
    }
  });
  return report;
}

async function sceneOf(world: World, client: pg.Client, dice: Dice): Promise<Scene> {
  const lines = readFileSync(anchorFile(world.config, SERVICE), 'utf8').trimEnd().split('\n');
  const places = lines.map((line) => (JSON.parse(line) as { sequence: number }).sequence);
  const ask: Scene['ask'] = async (text, values) => (await client.query(text, values)).rows as never;
  const [row] = await ask<{ sealed: number }>(`SELECT max(sequence)::int AS sealed FROM ${SERVICE}.audit_seals`);
  return { dice, schema: SERVICE, sealed: row!.sealed, anchored: places.at(-1)!, firstAnchor: places[0]!, lines, ask };
}

/** Null when the verifier found it as it should; otherwise what it said. The chain is then as it was. */
async function once(world: World, client: pg.Client, scene: Scene, tampering: Tampering): Promise<string | null> {
  const file = join(world.config.dataDir, 'tampered.jsonl');
  await client.query('BEGIN; SET LOCAL session_replication_role = replica');
  try {
    const before = await stateOf(scene);
    const expected = await tampering.with(scene);
    if (!expected || (await stateOf(scene)) === before) return 'nothing was changed';
    writeFileSync(file, scene.lines.map((line) => `${line}\n`).join(''));
    const { broken } = await verifyAudit(client, SERVICE, world.config, { file });
    return broken && expected.test(broken) ? null : `found ${JSON.stringify(broken)}, expected ${String(expected)}`;
  } finally {
    await client.query('ROLLBACK');
  }
}

/** Everything that an audit consists of, as one text: tampering that leaves it the same has done nothing. */
async function stateOf({ ask, schema, lines }: Scene): Promise<string> {
  const all = ['entries', 'seals', 'anchors', 'unsealed'].map((table) => `(SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') FROM ${schema}.audit_${table} t)`);
  const [row] = await ask<{ state: string }>(`SELECT concat_ws('#', ${all.join(', ')}) AS state`);
  return `${row!.state}#${lines.join('\n')}`;
}

export const inWords = ({ found, unseen }: Report): string =>
  [
    Object.entries(found)
      .map(([kind, n]) => `${kind} ${n}`)
      .join(', '),
    `${Object.values(found).reduce((sum, n) => sum + n, 0)} found, ${unseen.length} not found or found elsewhere`,
    ...unseen,
  ].join('\n');
