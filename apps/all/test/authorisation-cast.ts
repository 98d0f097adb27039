import { duties, newId, services, type Duty, type Role } from '@liaison/contracts';
import { people, territories, type Client, type World } from '@liaison/testing';
import type { Column } from './authorisation-matrix.js';

type Place = 'montreal' | 'saguenay';

/** Somebody who asks. Of each role there is one without any duty and one with all of them. */
export interface Caller {
  subject: string;
  id: string;
  role: Role;
  duties: readonly Duty[];
  place: Place;
}

const roleless = { duties: [] as readonly Duty[], place: 'montreal' as Place };
const named = (who: keyof typeof people, over: Partial<Caller> = {}): Caller => ({ subject: who, id: people[who].id, role: people[who].role, ...roleless, ...over });
const plain = (['maude', 'karim', 'sylvie', 'agnes', 'solene', 'nadia', 'tom', 'ines', 'admin'] as const).map((who) => named(who));
const trusted = plain.map(({ role }, i): Caller => ({ subject: `trusted-${role}`, id: `01900000-0000-7000-8000-0000000009${i + 10}`, role, duties, place: 'montreal' }));

export const callers: Caller[] = [...plain, ...trusted];
export const maude = plain[0]!;
/** Montréal too: what they make is near for maude. */
const colleague = trusted[0]!;
export const etienne = named('etienne', { place: 'saguenay' });

const COLUMNS: Partial<Record<Role, Column>> = { medical_manager: 'manager', medical_information: 'info' };
const isField = (caller: Caller): boolean => caller.role === 'msl';

/** Whose record a caller is tried on. */
export interface Target {
  owner: Caller;
  column: Column;
  /** For roles of one column: whether the record is the caller's own. */
  own: boolean;
}

/** The records of which the answers to a caller may differ. */
export function targetsOf(caller: Caller): Target[] {
  if (!isField(caller)) {
    const column = COLUMNS[caller.role] ?? (caller.role as Column);
    return [caller, maude].map((owner) => ({ owner, column, own: owner === caller }));
  }
  const near = caller === maude ? colleague : maude;
  return [
    { owner: caller, column: 'mine', own: true },
    { owner: near, column: 'near', own: false },
    { owner: etienne, column: 'far', own: false },
  ];
}

/** What the cell of a table promises to a caller about one target. */
export function expected(cells: Record<Column, string>, caller: Caller, { column, own }: Target): string {
  const cell = cells[column];
  const [outcome, duty] = cell.split('+') as [string, Duty | undefined];
  if (duty) return caller.duties.includes(duty) ? outcome : '403';
  const [ofOwn, ofOthers = ofOwn] = outcome.split('/') as [string, string?];
  return own ? ofOwn : ofOthers;
}

/** A text that names what it is about and whose it is, so that it is recognised wherever it comes to light. */
export const secret = (of: string, owner: string): string => `secret-${of}-${owner}`;

const SECRET = /secret-(interaction|adverse-event|engagement|profile|priority|import|account|watch)-([a-z_-]+)/g;

/** The secrets in a text, each once. */
export const secretsIn = (text: string): { of: string; owner: string }[] =>
  [...new Map([...text.matchAll(SECRET)].map(([all, of, owner]) => [all, { of: of!, owner: owner! }])).values()];

/** How far from a caller something is whose owner, or whose place, a secret names. */
export function targetNamed(caller: Caller, owner: string): Target {
  const who = [...callers, etienne].find((one) => one.subject === owner) ?? (owner === 'saguenay' ? etienne : maude);
  const own = owner === caller.subject;
  if (!isField(caller)) return { owner: who, column: COLUMNS[caller.role] ?? (caller.role as Column), own };
  const column = own ? 'mine' : who.place === caller.place ? 'near' : 'far';
  return { owner: who, column, own };
}

export interface Cast {
  world: World;
  as(caller: Caller | null): Client;
  /** Does something after which everybody has heard everything; one at a time, or one would take what another waits for. */
  quietly<T>(work: () => Promise<T>): Promise<T>;
}

/** Makes everybody known to every service of a world, as the directory would have told it. */
export async function openCast(world: World): Promise<Cast> {
  const everybody = [...callers, etienne];
  for (const service of services) {
    for (const { id, subject, role, duties } of everybody)
      await world.sql(
        `INSERT INTO ${service}.principals (user_id, version, subject, role, duties, active, display_name) VALUES ($1, 1, $2, $3, $4, true, $2)
         ON CONFLICT (user_id) DO UPDATE SET duties = excluded.duties`,
        [id, subject, role, duties],
      );
    await world.sql(`INSERT INTO ${service}.territory_assignments VALUES ($1, $2, 'cover', '2020-01-01', NULL)`, [territories.montreal.id, colleague.id]);
  }
  for (const { id, subject, role, duties } of everybody) {
    await world.sql(
      `INSERT INTO directory.users (id, display_name, role, duties, kind, active, locale, time_zone, created_at, updated_at)
       VALUES ($1, $2, $3, $4, 'person', true, 'fr', 'America/Toronto', now(), now())`,
      [id, subject, role, duties],
    );
    const email = `${secret('account', subject)}@exemple.test`;
    await world.sql('INSERT INTO directory.user_accounts VALUES ($1, $2, $3)', [id, subject, email]);
    await world.sql(`INSERT INTO monitoring.user_contacts VALUES ($1, 1, $2, 'fr')`, [id, email]);
  }
  const tokens = new Map<string, string>();
  for (const { subject } of everybody) tokens.set(subject, await world.issuer.token(subject));
  let last: Promise<unknown> = Promise.resolve();
  return {
    world,
    as: (caller) => (caller ? world.withToken(tokens.get(caller.subject)!) : world.as(null)),
    quietly(work) {
      const next = last.then(async () => {
        const result = await work();
        await world.settle();
        return result;
      });
      last = next.catch(() => undefined);
      return next;
    },
  };
}

/** A text that no other record has. */
export const unique = (): string => newId().slice(-12);
