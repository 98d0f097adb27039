import type { Resource, View } from './command.js';
import type { DeviceDatabase, MeetingRow, PersonRow } from './database.js';
import { words } from './fold.js';
import { storedView } from './outbox.js';

export const personRow = (view: View): PersonRow => ({ id: view.id, words: words(`${String(view.familyName)} ${String(view.givenName)}`), view });

export const meetingRow = (view: View): MeetingRow => ({
  id: view.id,
  startedAt: String(view.startedAt),
  status: String(view.status),
  stakeholderIds: (view.attendees as { stakeholderId: string | null }[]).flatMap((one) => one.stakeholderId ?? []),
  view,
});

/**
 * Keeps what the server shows of a record, unless a newer version of it is here already. What was
 * voided is forgotten.
 */
export async function keepViews(database: DeviceDatabase, resource: Resource, views: readonly View[]): Promise<void> {
  for (const view of views) {
    const known = await storedView(database, resource, view.id);
    if (known && known.version > view.version) continue;
    await put(database, resource, view);
  }
}

async function put(database: DeviceDatabase, resource: Resource, view: View): Promise<unknown> {
  const { people, meetings } = database;
  switch (resource) {
    case 'stakeholders':
      return view.voidedAt ? people.delete(view.id) : people.put(personRow(view));
    case 'interactions':
      return view.voidedAt ? meetings.delete(view.id) : meetings.put(meetingRow(view));
    default:
      return database.tableOf(resource).put({ id: view.id, view });
  }
}
