import type { Dice } from '@liaison/testing';
import { altered, anyPlace, anything, deleted, entryAt, otherId, remade, scratched, twoPlaces, unsigned, withoutKey, type Expected, type Scene, type Tampering } from './scene.js';

const TEXTS = ['actor_kind', 'actor', 'actor_role', 'action', 'resource', 'reason', 'correlation_id'];
const VALUES = ['before', 'after', 'sealed'];

/** Edits: any column of the entries, and of the seals. */
export const edits: Tampering[] = [
  { name: 'a letter of a text', with: (scene) => editText(scene, anyPlace(scene)) },
  { name: 'a value before or after, or a sealed one', with: (scene) => editValue(scene, anyPlace(scene)) },
  { name: 'a time', with: (scene) => editTime(scene, anyPlace(scene)) },
  {
    name: 'the id of the record',
    async with(scene) {
      const place = anyPlace(scene);
      const id = await entryAt(scene, place);
      const [row] = await scene.ask<{ resource_id: string }>(`SELECT resource_id FROM ${scene.schema}.audit_entries WHERE id = $1`, [id]);
      await scene.ask(`UPDATE ${scene.schema}.audit_entries SET resource_id = $2 WHERE id = $1`, [id, otherId(row!.resource_id, scene.dice)]);
      return altered(place);
    },
  },
  {
    name: 'the id of the entry',
    async with(scene) {
      const place = anyPlace(scene);
      const id = await entryAt(scene, place);
      await scene.ask(`UPDATE ${scene.schema}.audit_entries SET id = $2 WHERE id = $1`, [id, scene.dice.uuid()]);
      return deleted(place);
    },
  },
  {
    name: 'several entries at once',
    async with(scene) {
      const places = [...new Set([anyPlace(scene), anyPlace(scene), anyPlace(scene)])];
      for (const place of places) await editText(scene, place);
      return altered(Math.min(...places));
    },
  },
  {
    name: 'a byte of a seal',
    async with(scene) {
      const place = anyPlace(scene);
      await scene.ask(`UPDATE ${scene.schema}.audit_seals SET hash = set_byte(hash, $2, (get_byte(hash, $2) + $3) % 256) WHERE sequence = $1`, [
        place,
        scene.dice.below(32),
        1 + scene.dice.below(255),
      ]);
      return altered(place);
    },
  },
  {
    name: 'a byte of a signature',
    async with(scene) {
      const place = anyPlace(scene);
      await scene.ask(`UPDATE ${scene.schema}.audit_seals SET mac = set_byte(mac, $2, (get_byte(mac, $2) + $3) % 256) WHERE sequence = $1`, [place, scene.dice.below(32), 1 + scene.dice.below(255)]);
      return unsigned(place);
    },
  },
  {
    name: 'a signature, taken away',
    async with(scene) {
      const place = anyPlace(scene);
      await scene.ask(`UPDATE ${scene.schema}.audit_seals SET mac = NULL WHERE sequence = $1`, [place]);
      return unsigned(Math.max(place, 2));
    },
  },
  {
    name: 'the signatures up to a place, taken away',
    async with(scene) {
      const place = 1 + scene.dice.below(scene.sealed - 1);
      await scene.ask(`UPDATE ${scene.schema}.audit_seals SET mac = NULL WHERE sequence <= $1`, [place]);
      return place < scene.firstAnchor ? unsigned(place + 1) : remade(scene);
    },
  },
  {
    name: 'whose seal it is',
    async with(scene) {
      const place = anyPlace(scene);
      await scene.ask(`UPDATE ${scene.schema}.audit_seals SET entry_id = $2 WHERE sequence = $1`, [place, scene.dice.uuid()]);
      return deleted(place);
    },
  },
  {
    name: 'the place of a seal',
    async with(scene) {
      const place = anyPlace(scene);
      const to = scene.dice.pick([0, -1 - scene.dice.below(100), scene.sealed + 1 + scene.dice.below(100)]);
      await scene.ask(`UPDATE ${scene.schema}.audit_seals SET sequence = $2 WHERE sequence = $1`, [place, to]);
      if (to < 1) return /seal before the first place$/;
      return place === scene.sealed ? anything : new RegExp(`the seals ${place} to ${place} are gone`);
    },
  },
  {
    name: 'an entry, and its seal and all after it made anew without the key',
    async with(scene) {
      const place = anyPlace(scene);
      await editText(scene, place);
      await scene.ask(withoutKey(scene.schema, place));
      return place === 1 ? remade(scene) : unsigned(place);
    },
  },
  {
    name: 'an entry, and the whole chain made anew without the key',
    async with(scene) {
      await scene.dice.pick([editText, editValue, editTime])(scene, 1 + scene.dice.below(scene.anchored));
      await scene.ask(withoutKey(scene.schema, 1));
      return remade(scene);
    },
  },
];

/** Swaps: of entries, of what they say, of seals. */
export const swaps: Tampering[] = [
  {
    name: 'what two entries say',
    async with(scene) {
      const columns = [...TEXTS, ...VALUES, 'at', 'resource_id'].filter(() => scene.dice.happens(0.6));
      if (columns.length === 0) return null;
      const [first, second] = twoPlaces(scene);
      const ids = [await entryAt(scene, first), await entryAt(scene, second)];
      await scene.ask(
        `UPDATE ${scene.schema}.audit_entries e SET (${columns.join(', ')}) = (SELECT ${columns.join(', ')} FROM ${scene.schema}.audit_entries o
          WHERE o.id = CASE e.id WHEN $1::uuid THEN $2::uuid ELSE $1::uuid END) WHERE e.id IN ($1, $2)`.replace(/SET \((\w+)\) =/, 'SET $1 ='),
        ids,
      );
      return altered(first);
    },
  },
  { name: 'the ids of two entries', with: (scene) => swapped(scene, 'audit_entries', 'id') },
  { name: 'whose seals two seals are', with: (scene) => swapped(scene, 'audit_seals', 'entry_id') },
  {
    name: 'two seals',
    async with(scene) {
      const [first, second] = twoPlaces(scene);
      const column = scene.dice.pick(['hash', 'mac']);
      await scene.ask(
        `UPDATE ${scene.schema}.audit_seals s SET ${column} = (SELECT o.${column} FROM ${scene.schema}.audit_seals o
          WHERE o.sequence = CASE s.sequence WHEN $1::bigint THEN $2::bigint ELSE $1::bigint END) WHERE s.sequence IN ($1, $2)`,
        [first, second],
      );
      return column === 'hash' ? altered(first) : unsigned(first);
    },
  },
  {
    name: 'two places, seals and all',
    async with(scene) {
      const [first, second] = twoPlaces(scene);
      const move = (from: number, to: number) => scene.ask(`UPDATE ${scene.schema}.audit_seals SET sequence = $2 WHERE sequence = $1`, [from, to]);
      await move(first, -1);
      await move(second, first);
      await move(-1, second);
      return altered(first);
    },
  },
];

async function swapped(scene: Scene, table: string, column: string): Promise<Expected> {
  const [first, second] = twoPlaces(scene);
  const [a, b, between] = [await entryAt(scene, first), await entryAt(scene, second), scene.dice.uuid()];
  for (const [from, to] of [[a, between], [b, a], [between, b]]) await scene.ask(`UPDATE ${scene.schema}.${table} SET ${column} = $2 WHERE ${column} = $1`, [from, to]);
  return altered(first);
}

async function editText(scene: Scene, place: number): Promise<Expected> {
  const column = scene.dice.pick(TEXTS);
  const id = await entryAt(scene, place);
  const [row] = await scene.ask<{ value: string | null }>(`SELECT ${column} AS value FROM ${scene.schema}.audit_entries WHERE id = $1`, [id]);
  const value = row!.value === null ? scene.dice.pick(['', 'une raison']) : scratched(row!.value, scene.dice);
  await scene.ask(`UPDATE ${scene.schema}.audit_entries SET ${column} = $2 WHERE id = $1`, [id, value]);
  return altered(place);
}

async function editTime({ ask, dice, schema, ...scene }: Scene, place: number): Promise<Expected> {
  const id = await entryAt({ ask, dice, schema, ...scene }, place);
  const by = `interval '${dice.below(2) ? '' : '-'}${1 + dice.below(60)} ${dice.pick(['microseconds', 'milliseconds', 'seconds', 'hours', 'days', 'years'])}'`;
  const to = dice.happens(0.8) ? `at + ${by}` : dice.pick([`'infinity'`, `'-infinity'`, `(to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00 BC')::timestamptz`, `at + interval '90000 years'`]);
  await ask(`UPDATE ${schema}.audit_entries SET at = ${to} WHERE id = $1`, [id]);
  return altered(place);
}

async function editValue(scene: Scene, place: number): Promise<Expected | null> {
  const column = scene.dice.pick(VALUES);
  const id = await entryAt(scene, place);
  const [row] = await scene.ask<{ value: unknown }>(`SELECT ${column} AS value FROM ${scene.schema}.audit_entries WHERE id = $1`, [id]);
  const value = scene.dice.happens(0.1) ? null : JSON.stringify(row!.value === null ? scene.dice.pick([{}, null, 'x']) : bent(row!.value, scene.dice));
  await scene.ask(`UPDATE ${scene.schema}.audit_entries SET ${column} = $2::jsonb WHERE id = $1`, [id, value]);
  return altered(place);
}

/** A value with one thing in it changed, wherever that lies. */
function bent(value: unknown, dice: Dice): unknown {
  if (typeof value === 'string') return scratched(value, dice);
  if (typeof value === 'number') return value + dice.pick([1, -1, 0.5, 1e-9]);
  if (typeof value === 'boolean') return !value;
  if (value === null) return dice.pick([false, 0, '', {}]);
  if (Array.isArray(value)) {
    if (value.length === 0 || dice.happens(0.2)) return [...value, null];
    const at = dice.below(value.length);
    return dice.happens(0.3) ? value.filter((_, i) => i !== at) : value.map((one, i) => (i === at ? bent(one, dice) : one));
  }
  const entries = Object.entries(value as object);
  if (entries.length === 0 || dice.happens(0.1)) return { ...value, added: 1 };
  const [name, one] = dice.pick(entries);
  const rest = Object.fromEntries(entries.filter(([other]) => other !== name));
  return dice.happens(0.2) ? rest : { ...rest, [name]: bent(one, dice) };
}
