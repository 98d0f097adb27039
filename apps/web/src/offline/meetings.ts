import type { Fields, Item, View } from './command.js';
import type { DeviceDatabase } from './database.js';
import { overlaid } from './overlay.js';
import type { People } from './people.js';

export interface MeetingsWanted {
  stakeholderId?: string;
  authorId?: string;
  status?: string;
  /** Started at or after, ISO 8601. */
  from?: string;
  sort?: 'startedAt' | '-startedAt';
  limit: number;
}

/** Meetings of the territory, past and planned, as they are with all that was written here. */
export class Meetings {
  constructor(
    private readonly database: DeviceDatabase,
    private readonly people: People,
    private readonly userId: string,
  ) {}

  async get(id: string): Promise<View | null> {
    const [row, items] = await Promise.all([this.database.meetings.get(id), this.database.outbox.where('id').equals(id).sortBy('seq')]);
    return this.#named(overlaid(row?.view, items.filter(isOfMeetings), this.userId));
  }

  async list({ stakeholderId, authorId, status, from, sort = '-startedAt', limit }: MeetingsWanted): Promise<View[]> {
    const { meetings, outbox } = this.database;
    const rows = stakeholderId ? await meetings.where('stakeholderIds').equals(stakeholderId).toArray() : await meetings.toArray();
    const written = (await outbox.orderBy('seq').toArray()).filter(isOfMeetings);
    const views = new Map(rows.map((row) => [row.id, row.view]));
    for (const id of new Set(written.map((item) => item.id))) {
      const stored = views.get(id) ?? (await meetings.get(id))?.view;
      const view = overlaid(stored, written.filter((item) => item.id === id), this.userId);
      if (view) views.set(id, view);
    }
    const wanted = (view: View) =>
      !view.voidedAt &&
      (!stakeholderId || attendeesOf(view).some((one) => one.stakeholderId === stakeholderId)) &&
      (!authorId || view.authorId === authorId) &&
      (!status || view.status === status) &&
      (!from || Date.parse(String(view.startedAt)) >= Date.parse(from));
    const way = sort === 'startedAt' ? 1 : -1;
    const sorted = [...views.values()].filter(wanted).toSorted((a, b) => way * (Date.parse(String(a.startedAt)) - Date.parse(String(b.startedAt))));
    return Promise.all(sorted.slice(0, limit).map(async (view) => (await this.#named(view))!));
  }

  /** Promises that are still open, in the form in which the server lists them; those made here among them. */
  async openCommitments(): Promise<View[]> {
    const { commitments, outbox } = this.database;
    const items = await outbox.orderBy('seq').toArray();
    const views = new Map((await commitments.toArray()).map((row) => [row.id, row.view]));
    for (const meeting of items.filter(isOfMeetings))
      for (const one of (meeting.body?.commitments ?? []) as Fields[])
        views.set(String(one.id), { dueOn: null, ...one, id: String(one.id), version: 1, interactionId: meeting.id, authorId: this.userId, stakeholderId: null, overdue: false, fulfilledAt: null });
    const shown = [...views.values()].map((view) => overlaid(view, items.filter((item) => item.resource === 'commitments' && item.id === view.id), this.userId)!);
    return shown.filter((view) => !view.fulfilledAt).toSorted((a, b) => String(a.dueOn ?? '9').localeCompare(String(b.dueOn ?? '9')));
  }

  /** Names of attendees that only this device knows yet. */
  async #named(view: View | null): Promise<View | null> {
    if (!view || attendeesOf(view).every((one) => one.nameFr || !one.stakeholderId)) return view;
    const attendees = await Promise.all(
      attendeesOf(view).map(async (one) => {
        const person = one.nameFr || !one.stakeholderId ? null : await this.people.get(String(one.stakeholderId));
        const name = person && `${String(person.givenName)} ${String(person.familyName)}`.trim();
        return name ? { ...one, nameFr: name, nameEn: name } : one;
      }),
    );
    return { ...view, attendees };
  }
}

const isOfMeetings = ({ resource }: Item): boolean => resource === 'interactions';
const attendeesOf = (view: View): Fields[] => (view.attendees ?? []) as Fields[];
