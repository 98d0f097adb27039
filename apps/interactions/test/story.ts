import { newId, stakeholderCreated, stakeholderPlaced } from '@liaison/contracts';
import { territories, type World } from '@liaison/testing';

/** Lets the service hear of a person in a territory, as kol would tell it. */
export async function meet(world: World, givenName: string, familyName: string, where: keyof typeof territories = 'montreal'): Promise<string> {
  const id = newId();
  const facts = { stakeholderId: id, kind: 'hcp' as const, profession: 'MED', specialties: [], languages: ['fr'], regions: ['06'], organizationIds: [], topicIds: [], voided: false };
  await world.hear(stakeholderCreated, { aggregateId: id, version: 1, facts, personal: { givenName, familyName }, subjectIds: [id] });
  await place(world, id, where, 1);
  return id;
}

export async function place(world: World, id: string, where: keyof typeof territories, version: number): Promise<void> {
  const facts = { stakeholderId: id, territoryIds: [territories[where].id] };
  await world.hear(stakeholderPlaced, { aggregateId: id, version, facts, personal: null, subjectIds: [] });
}

export const visit = (stakeholderId: string, over: object = {}) => ({
  channel: 'in_person',
  startedAt: '2026-03-02T09:00:00-05:00',
  attendees: [{ id: newId(), stakeholderId }],
  ...over,
});
