import type pg from 'pg';
import type { Dice } from '@liaison/testing';

/** A chain, as somebody with all rights over the database finds it, and nobody else's keys. */
export interface Scene {
  dice: Dice;
  /** The schema whose audit is tampered with. */
  schema: string;
  /** Places that have a seal: 1 to this. */
  sealed: number;
  /** Places that an anchor outside the database covers: 1 to this. */
  anchored: number;
  /** The first place that an anchor ends with. */
  firstAnchor: number;
  /** The lines of the anchor file; tampering with them is done here. */
  lines: string[];
  ask<T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>;
}

/** What the verifier must say of it: of which place first, where that is certain. */
export type Expected = RegExp;

export interface Tampering {
  name: string;
  /** Answers what must be found; null when there was nothing to tamper with. */
  with(scene: Scene): Promise<Expected | null>;
}

export const altered = (place: number): RegExp => new RegExp(`\\(place ${place}\\) was altered$`);
export const unsigned = (place: number): RegExp => new RegExp(`\\(place ${place}\\) has a seal that the application did not make$`);
export const remade = ({ firstAnchor }: Scene): RegExp => new RegExp(`\\(place ${firstAnchor}\\) is not the one that was anchored`);
export const deleted = (place: number): RegExp => new RegExp(`\\(place ${place}\\) was deleted$`);
export const inserted = /was inserted past the application$/;
/** Something is found; of which place is not certain. */
export const anything = /./;

export const anyPlace = ({ dice, sealed }: Scene): number => 1 + dice.below(sealed);

export function twoPlaces({ dice, sealed }: Scene): [number, number] {
  const first = 1 + dice.below(sealed - 1);
  return [first, first + 1 + dice.below(sealed - first)];
}

export async function entryAt({ ask, schema }: Scene, place: number): Promise<string> {
  const [row] = await ask<{ id: string }>(`SELECT entry_id AS id FROM ${schema}.audit_seals WHERE sequence = $1`, [place]);
  return row!.id;
}

/** A text with one character changed, put in or taken out. */
export function scratched(text: string, dice: Dice): string {
  for (;;) {
    const at = dice.below(text.length + 1);
    const letter = dice.pick([...'aZ0é"\\ {}:-=+/']);
    const cut = dice.below(3);
    const other = text.slice(0, at) + (cut === 2 ? '' : letter) + text.slice(cut === 1 ? at : at + 1);
    if (other !== text) return other;
  }
}

/** An id with one digit changed. */
export function otherId(id: string, dice: Dice): string {
  const digits = [...id].map((digit, at) => (digit === '-' ? -1 : at)).filter((at) => at >= 0);
  const at = dice.pick(digits);
  return id.slice(0, at) + dice.pick([...'0123456789abcdef']) + id.slice(at + 1);
}

/**
 * Makes the seals from a place on anew, as far as somebody can who has no key: without signatures, as the first release did.
 * Places without an entry keep the seal that they have.
 */
export const withoutKey = (schema: string, from: number): string => `
  DO $$ DECLARE head bytea; this record; BEGIN
    SELECT coalesce((SELECT hash FROM ${schema}.audit_seals WHERE sequence = ${from} - 1), decode(repeat('00', 32), 'hex')) INTO head;
    FOR this IN SELECT s.sequence, json_build_array(e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_kind, e.actor, e.actor_role, e.action, e.resource,
                       e.resource_id, e.reason, e.correlation_id, e.before::text, e.after::text, e.sealed::text)::text AS canonical
                  FROM ${schema}.audit_seals s JOIN ${schema}.audit_entries e ON e.id = s.entry_id WHERE s.sequence >= ${from} ORDER BY s.sequence LOOP
      head := sha256(head || convert_to(this.canonical, 'UTF8'));
      UPDATE ${schema}.audit_seals SET hash = head, mac = NULL WHERE sequence = this.sequence;
    END LOOP;
  END $$`;
