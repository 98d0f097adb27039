import type { Resource, View } from './command.js';
import type { Granted } from './access.js';
import type { DeviceDatabase, Session } from './database.js';
import { keepViews } from './rows.js';
import { ask, isLater, type Send } from './transport.js';

const PAGE = 200;
/** How long one may go on asking for changes only: what has moved out of reach is noticed by a whole reading alone. */
const WHOLE_EVERY_MS = 12 * 3_600_000;
/** Changes may become visible a little after the moment that they carry; they are asked for again, which costs nothing. */
const OVERLAP_MS = 600_000;
/** As many as the server takes. */
const IDS_AT_ONCE = 100;
const HISTORY_DAYS = 730;
/** Pages of one list: a territory has hundreds of people and some thousands of meetings. */
const PAGES_AT_MOST = 50;

interface Source {
  resource: Resource;
  action: string;
  path: (session: Session, now: number, scope: string) => string;
  /** Whether the list can say what has changed since. */
  since: boolean;
  /** Only the first so many are brought: that one is not among them says nothing of it. */
  first?: number;
}

const SOURCES: Source[] = [
  // People are brought for those who read of meetings: a manager works with everybody, others with those of their territories.
  { resource: 'stakeholders', action: 'interactions:read', path: (_session, _now, scope) => `stakeholders?mine=${scope !== 'all'}`, since: true },
  { resource: 'interactions', action: 'interactions:read', path: (_, now) => `interactions?from=${new Date(now - HISTORY_DAYS * 86_400_000).toISOString()}`, since: true },
  { resource: 'commitments', action: 'commitments:read', path: ({ userId }) => `commitments?state=open&authorId=${userId}`, since: false },
  { resource: 'adverse-events', action: 'adverse-events:read', path: () => 'adverse-events?status=reported,forwarded,acknowledged', since: false },
];

/** What there is to triage on a long way, in the order in which the watch shows it. */
const SIGNALS: Source = { resource: 'signals', action: 'signals:read', path: () => 'signals?state=new', since: false, first: 100 };
/** What signals are about, where it is more than they say themselves. */
const TEXTS = { publication: { action: 'publications:read', list: 'publications' }, trial: { action: 'trials:read', list: 'trials' } } as const;

const LISTS = ['code-lists', 'topics', 'products', 'listening-priorities', 'organizations', 'users', 'source-kinds'];
/** Lists that come whole. */
const WHOLE = ['code-lists?', 'source-kinds?'];

export type Pulled = 'done' | 'later' | 'signed-out' | 'lost';

class Stop extends Error {
  constructor(readonly outcome: Pulled) {
    super(outcome);
  }
}

/** Brings the user's territory onto the device: people, plans, history, and the lists that forms choose from. */
export class Pull {
  constructor(
    private readonly database: DeviceDatabase,
    private readonly send: Send,
    private readonly now: () => number,
  ) {}

  /** @param granted the actions that reach something, and how far */
  async run(granted: Granted): Promise<Pulled> {
    try {
      const session = (await this.database.session.get('session'))!;
      const whole = session.readAt === undefined || this.now() - session.readAt > WHOLE_EVERY_MS;
      for (const source of SOURCES) if (granted.has(source.action)) await this.#bring(source, session, granted.get(source.action)!, whole);
      if (granted.has(SIGNALS.action)) {
        await this.#bring(SIGNALS, session, granted.get(SIGNALS.action)!, whole);
        await this.#texts(granted);
      }
      if (whole) {
        if (granted.has('interactions:read')) await this.#met();
        for (const name of LISTS) await this.#list(name);
        await this.database.session.update('session', { readAt: this.now() });
      }
      return 'done';
    } catch (error) {
      if (error instanceof Stop) return error.outcome;
      throw error;
    }
  }

  async #bring({ resource, path, since, first }: Source, session: Session, scope: string, whole: boolean): Promise<void> {
    const newest = session.newest[resource];
    const changesOnly = since && !whole && newest !== undefined;
    const address = path(session, this.now(), scope);
    const from = changesOnly ? `&updatedSince=${new Date(Date.parse(newest) - OVERLAP_MS).toISOString()}` : '';
    const seen: View[] = [];
    const before = await this.database.tableOf(resource).toCollection().primaryKeys();
    await this.#pages<View>(`${address}${from}`, async (views) => {
      seen.push(...views);
      await this.#keep(resource, views);
    }, first);
    const latest = seen.map((view) => String(view.updatedAt)).reduce((a, b) => (a > b ? a : b), newest ?? '');
    const { outbox, session: sessions, read } = this.database;
    await this.database.transaction('rw', [outbox, sessions, ...read], async () => {
      // What the whole list does not hold has gone out of reach, or out of the world; what has been made meanwhile it cannot hold.
      const held = new Set(seen.map((view) => view.id));
      if (first) for (const { id } of await outbox.toArray()) held.add(id);
      if (!changesOnly) await this.database.tableOf(resource).bulkDelete(before.filter((id) => !held.has(id)));
      const kept = (await sessions.get('session'))!;
      if (since && latest) await sessions.update('session', { newest: { ...kept.newest, [resource]: latest } });
    });
  }

  /** Whoever was met belongs to the history, in the territory or not: somebody new whose place of work nobody knows yet, a guest. */
  async #met(): Promise<void> {
    const meetings = await this.database.meetings.toArray();
    const ids = new Set(meetings.flatMap(({ view }) => (view.attendees as { stakeholderId: string | null }[]).map((one) => one.stakeholderId ?? [])).flat());
    const held = new Set(await this.database.people.toCollection().primaryKeys());
    await this.#ofIds('stakeholders', [...ids].filter((id) => !held.has(id)), (views) => this.#keep('stakeholders', views));
  }

  #keep(resource: Resource, views: View[]): Promise<void> {
    return this.database.transaction('rw', this.database.records, () => keepViews(this.database, resource, views));
  }

  /** What those signals are about that are here: what is not here yet is asked for, what none speaks of any more goes. */
  async #texts(granted: Granted): Promise<void> {
    const { signals, texts } = this.database;
    const subjects = (await signals.toArray()).map(({ view }) => view.subject as { kind: string; id: string });
    const held = new Set(await texts.toCollection().primaryKeys());
    const needed = new Set(subjects.map(({ id }) => id));
    await texts.bulkDelete([...held].filter((id) => !needed.has(id)));
    for (const [kind, { action, list }] of Object.entries(TEXTS)) {
      const missing = [...new Set(subjects.flatMap((one) => (one.kind === kind && !held.has(one.id) ? one.id : [])))];
      if (granted.has(action)) await this.#ofIds(list, missing, async (views) => void (await texts.bulkPut(views.map((view) => ({ id: view.id, view })))));
    }
  }

  async #ofIds(list: string, ids: readonly string[], take: (views: View[]) => Promise<void>): Promise<void> {
    for (let from = 0; from < ids.length; from += IDS_AT_ONCE) await this.#pages<View>(`${list}?ids=${ids.slice(from, from + IDS_AT_ONCE).join()}`, take);
  }

  async #list(name: string): Promise<void> {
    const items: unknown[] = [];
    await this.#pages(`${name}?`, async (page) => void items.push(...page)).catch((error) => {
      // A list that this role may not read is none of theirs to choose from.
      if (!(error instanceof Refused)) throw error;
    });
    await this.database.reference.put({ name, items });
  }

  /** @param first how many of the list are wanted; all, unless told */
  async #pages<T>(path: string, take: (items: T[]) => Promise<void>, first?: number): Promise<void> {
    let cursor: string | null = null;
    for (let page = 0; page < (first ? 1 : PAGES_AT_MOST); page++) {
      const paged = WHOLE.includes(path) ? path : `${path}${path.endsWith('?') ? '' : '&'}limit=${first ?? PAGE}${cursor ? `&cursor=${cursor}` : ''}`;
      const reply = await ask(this.send, paged);
      if ('failed' in reply) throw new Stop(reply.failed === 'unreachable' ? 'later' : reply.failed === 'signed-out' ? 'signed-out' : 'lost');
      if (isLater(reply.status)) throw new Stop('later');
      if (reply.status >= 400) throw new Refused(`${path} answered ${reply.status}`);
      await take(reply.body.items as T[]);
      cursor = (reply.body.nextCursor as string | null | undefined) ?? null;
      if (!cursor) return;
    }
  }
}

class Refused extends Error {}
