import { event } from '../event.js';
import { code, date, flag, id, integer, list, maybe, oneOf, personal } from '../shapes.js';

export const stakeholderKinds = [
  'hcp',
  'decision_maker',
  'patient_association',
  'community_partner',
  'researcher',
  'payer',
] as const;

const stakeholder = {
  producers: ['kol'] as const,
  kind: 'state' as const,
  facts: {
    stakeholderId: id,
    kind: oneOf(...stakeholderKinds),
    profession: maybe(code),
    specialties: list(code),
    languages: list(code),
    regions: list(code),
    organizationIds: list(id),
    topicIds: list(id),
    voided: flag,
  },
  personal: { givenName: personal<string>('text'), familyName: personal<string>('text') },
};
export const stakeholderCreated = event('stakeholder.created.v1', stakeholder);
export const stakeholderChanged = event('stakeholder.changed.v1', stakeholder);

/** What tells who an author is: said at every change of a person, with that change's version. */
export const stakeholderIdentified = event('stakeholder.identified.v1', {
  producers: ['kol'],
  kind: 'state',
  facts: { stakeholderId: id, organizationIds: list(id), voided: flag },
  personal: { givenName: personal<string>('text'), familyName: personal<string>('text'), orcid: personal<string | null>('text?') },
});

/** The territories that hold a person today: its version counts placements, not changes of the person. */
export const stakeholderPlaced = event('stakeholder.placed.v1', {
  producers: ['kol'],
  kind: 'state',
  facts: { stakeholderId: id, territoryIds: list(id) },
});

/** From now on the loser's id is an alias of the survivor's. Keys, events and audit keep the old id. */
export const stakeholderMerged = event('stakeholder.merged.v1', {
  producers: ['kol'],
  kind: 'fact',
  facts: { loserId: id, survivorId: id },
});

/** Law 25: everything that is held about these ids of one person goes, but for what the register keeps. */
export const stakeholderErased = event('stakeholder.erased.v1', {
  producers: ['kol'],
  kind: 'fact',
  facts: { stakeholderId: id, subjectIds: list(id) },
});

export const organizationChanged = event('organization.changed.v1', {
  producers: ['kol'],
  kind: 'state',
  facts: {
    organizationId: id,
    kind: code,
    parentId: maybe(id),
    region: maybe(code),
    validFrom: maybe(date),
    validTo: maybe(date),
    voided: flag,
  },
  personal: { nameFr: personal<string>('text'), nameEn: personal<string>('text') },
});

/** What became of a write that was let out of the quarantine: `refusal` is an error code, or null when it was done. */
export const quarantineAnswered = event('quarantine.answered.v1', {
  producers: ['kol'],
  kind: 'fact',
  facts: { quarantineId: id, refusal: maybe(code) },
});

/** Progress of long work, whichever service does it. */
export const jobChanged = event('job.changed.v1', {
  producers: ['kol'],
  kind: 'state',
  facts: {
    jobId: id,
    kind: code,
    ownerId: id,
    status: oneOf('waiting', 'running', 'completed', 'failed', 'cancelled'),
    done: integer,
    refused: integer,
    total: maybe(integer),
  },
});

/** One unit of an import is done and the next is due: the chain that carries a long import through any crash. */
export const importContinued = event('import.continued.v1', {
  producers: ['kol'],
  kind: 'fact',
  facts: { importId: id, step: integer },
});
