import { altered, anyPlace, anything, deleted, entryAt, inserted, remade, scratched, unsigned, withoutKey, type Expected, type Scene, type Tampering } from './scene.js';

/** Deletions, with and without what hangs on the entry. */
export const deletions: Tampering[] = [
  {
    name: 'an entry',
    async with(scene) {
      const place = anyPlace(scene);
      await scene.ask(`DELETE FROM ${scene.schema}.audit_entries WHERE id = $1`, [await entryAt(scene, place)]);
      return deleted(place);
    },
  },
  {
    name: 'a seal',
    async with(scene) {
      const place = anyPlace(scene);
      await scene.ask(`DELETE FROM ${scene.schema}.audit_seals WHERE sequence = $1`, [place]);
      return place === scene.sealed ? inserted : gone(place, place);
    },
  },
  {
    name: 'some entries with their seals',
    async with(scene) {
      const [from, to] = await stretch(scene);
      return gone(from, to);
    },
  },
  {
    name: 'some entries with their seals, and the gap closed',
    async with(scene) {
      const [from, to] = await stretch(scene);
      await shift(scene, to, from - 1 - to);
      return altered(from);
    },
  },
  {
    name: 'some entries with their seals, the gap closed and the rest made anew without the key',
    async with(scene) {
      const [from, to] = await stretch(scene);
      await shift(scene, to, from - 1 - to);
      await scene.ask(withoutKey(scene.schema, from));
      return from === 1 ? anything : unsigned(from);
    },
  },
  {
    name: 'every entry and every seal',
    async with(scene) {
      await scene.ask(`DELETE FROM ${scene.schema}.audit_entries`);
      await scene.ask(`DELETE FROM ${scene.schema}.audit_unsealed`);
      await scene.ask(`DELETE FROM ${scene.schema}.audit_seals`);
      if (scene.dice.happens(0.5)) await scene.ask(`DELETE FROM ${scene.schema}.audit_anchors`);
      return new RegExp(`ends at place 0, but place ${scene.anchored} was anchored`);
    },
  },
];

/** Insertions, however much of the application they imitate. */
export const insertions: Tampering[] = [
  {
    name: 'an entry',
    async with(scene) {
      await copy(scene);
      return inserted;
    },
  },
  {
    name: 'an entry with a ticket',
    async with(scene) {
      const id = await copy(scene);
      const stolen = scene.dice.happens(0.5) ? `(SELECT mac FROM ${scene.schema}.audit_unsealed LIMIT 1)` : `sha256($1::text::bytea)`;
      await scene.ask(`INSERT INTO ${scene.schema}.audit_unsealed (entry_id, mac) SELECT $1::uuid, ${stolen}`.replace('$1::text', `'${id}'::text`), [id]);
      return inserted;
    },
  },
  {
    name: 'an entry with a seal at the end',
    async with(scene) {
      const id = await copy(scene);
      await scene.ask(`INSERT INTO ${scene.schema}.audit_seals VALUES ($1, $2, sha256($3))`, [scene.sealed + 1, id, Buffer.from(id)]);
      if (scene.dice.happens(0.3)) return altered(scene.sealed + 1);
      await scene.ask(withoutKey(scene.schema, scene.sealed + 1));
      return unsigned(scene.sealed + 1);
    },
  },
  {
    name: 'an entry with a seal in the middle, and the rest made anew without the key',
    async with(scene) {
      const place = anyPlace(scene);
      const id = await copy(scene);
      await shift(scene, place - 1, 1);
      await scene.ask(`INSERT INTO ${scene.schema}.audit_seals VALUES ($1, $2, sha256($3))`, [place, id, Buffer.from(id)]);
      if (scene.dice.happens(0.2)) return altered(place);
      await scene.ask(withoutKey(scene.schema, place));
      return place === 1 ? remade(scene) : unsigned(place);
    },
  },
  {
    name: 'an entry with a seal before the first place',
    async with(scene) {
      const id = await copy(scene);
      await scene.ask(`INSERT INTO ${scene.schema}.audit_seals VALUES ($1, $2, sha256($3))`, [-scene.dice.below(10), id, Buffer.from(id)]);
      return /seal before the first place$/;
    },
  },
];

/** Cuts of the tail, at a place that an anchor covers. */
export const cuts: Tampering[] = [
  {
    name: 'the tail, with all that the database knows of it',
    async with(scene) {
      const last = await cut(scene, { entries: true });
      if (scene.dice.happens(0.7)) await scene.ask(`DELETE FROM ${scene.schema}.audit_anchors WHERE sequence > $1`, [last]);
      return new RegExp(`ends at place ${last}, but place ${scene.anchored} was anchored`);
    },
  },
  {
    name: 'the tail of the seals',
    async with(scene) {
      await cut(scene, { entries: false });
      return inserted;
    },
  },
  {
    name: 'the tail, and made as long again without the key',
    async with(scene) {
      const last = await cut(scene, { entries: true, leaves: 1 });
      for (let place = last + 1; place <= scene.anchored; place++)
        await scene.ask(`INSERT INTO ${scene.schema}.audit_seals VALUES ($1, $2, sha256('x'))`, [place, await copy(scene)]);
      await scene.ask(withoutKey(scene.schema, last + 1));
      return unsigned(last + 1);
    },
  },
];

const changed = /^(line \d+ of the anchor file|the anchor file lacks|audit_anchors lacks|the anchor of place \d+|the chain up to .* is not the one that was anchored|the chain ends at)/;

/** The anchors: their copy in the database, and the file itself, as somebody who can write there. */
export const anchorings: Tampering[] = [
  {
    name: 'a letter of a copied anchor',
    async with({ ask, dice, schema }) {
      const rows = await ask<{ sequence: string; line: string }>(`SELECT * FROM ${schema}.audit_anchors ORDER BY sequence`);
      const { sequence, line } = dice.pick(rows);
      await ask(`UPDATE ${schema}.audit_anchors SET line = $2 WHERE sequence = $1`, [sequence, scratched(line, dice)]);
      return changed;
    },
  },
  {
    name: 'the place of a copied anchor',
    async with({ ask, dice, schema }) {
      const [row] = await ask<{ sequence: string }>(`SELECT sequence FROM ${schema}.audit_anchors ORDER BY random() LIMIT 1`);
      await ask(`UPDATE ${schema}.audit_anchors SET sequence = $2 WHERE sequence = $1`, [row!.sequence, 10_000 + dice.below(100)]);
      return changed;
    },
  },
  {
    name: 'copied anchors taken away',
    async with({ ask, dice, schema, anchored }) {
      await ask(`DELETE FROM ${schema}.audit_anchors WHERE sequence ${dice.pick(['>', '<='])} $1 OR sequence = $2`, [dice.below(anchored), anchored]);
      return changed;
    },
  },
  {
    name: 'a copied anchor put in',
    async with({ ask, dice, schema }) {
      await ask(`INSERT INTO ${schema}.audit_anchors SELECT sequence + 1, line FROM ${schema}.audit_anchors ORDER BY sequence LIMIT $1`, [1 + dice.below(3)]);
      return changed;
    },
  },
  {
    name: 'a letter of the file',
    async with({ dice, lines }) {
      const at = dice.below(lines.length);
      lines[at] = scratched(lines[at]!, dice);
      return changed;
    },
  },
  {
    name: 'lines of the file taken away',
    async with({ dice, lines }) {
      lines.splice(dice.below(lines.length), 1 + dice.below(lines.length));
      return changed;
    },
  },
  {
    name: 'lines of the file swapped',
    async with({ dice, lines }) {
      const [a, b] = [dice.below(lines.length), dice.below(lines.length)];
      [lines[a], lines[b]] = [lines[b]!, lines[a]!];
      return changed;
    },
  },
  {
    name: 'a line of the file put in',
    async with({ dice, lines }) {
      lines.splice(dice.below(lines.length + 1), 0, scratched(dice.pick(lines), dice));
      return changed;
    },
  },
];

const gone = (from: number, to: number): Expected => new RegExp(`^the seals ${from} to ${to} are gone`);

/** Takes away entries and seals from one place to another, with something after them. */
async function stretch(scene: Scene): Promise<[number, number]> {
  const from = 1 + scene.dice.below(scene.sealed - 1);
  const to = from + scene.dice.below(Math.min(4, scene.sealed - from));
  await scene.ask(`DELETE FROM ${scene.schema}.audit_entries WHERE id IN (SELECT entry_id FROM ${scene.schema}.audit_seals WHERE sequence BETWEEN $1 AND $2)`, [from, to]);
  await scene.ask(`DELETE FROM ${scene.schema}.audit_seals WHERE sequence BETWEEN $1 AND $2`, [from, to]);
  return [from, to];
}

/** Takes away the tail from a place that an anchor covers; answers the last place that is left. */
async function cut(scene: Scene, { entries, leaves = 0 }: { entries: boolean; leaves?: number }): Promise<number> {
  const last = leaves + scene.dice.below(scene.anchored - leaves);
  if (entries) {
    await scene.ask(`DELETE FROM ${scene.schema}.audit_entries WHERE id IN (SELECT entry_id FROM ${scene.schema}.audit_seals WHERE sequence > $1)`, [last]);
    await scene.ask(`DELETE FROM ${scene.schema}.audit_entries WHERE id IN (SELECT entry_id FROM ${scene.schema}.audit_unsealed)`);
    await scene.ask(`DELETE FROM ${scene.schema}.audit_unsealed`);
  }
  await scene.ask(`DELETE FROM ${scene.schema}.audit_seals WHERE sequence > $1`, [last]);
  return last;
}

/** Moves every seal after a place. */
async function shift({ ask, schema }: Scene, after: number, by: number): Promise<void> {
  await ask(`UPDATE ${schema}.audit_seals SET sequence = -(sequence + $2) WHERE sequence > $1`, [after, by]);
  await ask(`UPDATE ${schema}.audit_seals SET sequence = -sequence WHERE sequence < 0`);
}

/** Puts in an entry like another one, with an id of its own and a different actor. */
async function copy({ ask, dice, schema }: Scene): Promise<string> {
  const id = dice.uuid();
  await ask(
    `INSERT INTO ${schema}.audit_entries SELECT $1, at, actor_kind, 'somebody', actor_role, action, resource, resource_id, reason, correlation_id, before, after, sealed
       FROM ${schema}.audit_entries ORDER BY id LIMIT 1`,
    [id],
  );
  return id;
}
