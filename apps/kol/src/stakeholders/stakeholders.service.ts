import { Injectable } from '@nestjs/common';
import { newId, stakeholderChanged, stakeholderCreated } from '@liaison/contracts';
import { notFound, Problem, refused, staleVersion, type Tx } from '@liaison/platform';
import { announce } from './announce.js';
import { assertStakeholder } from './rules.js';
import type { ChangeStakeholder, CreateStakeholder } from './stakeholder.dto.js';
import { Affiliation, ContactPoint, Licence, SearchName, Stakeholder, StakeholderProfile } from './stakeholder.entity.js';
import { auditedStakeholder, blank, changed, isPublicChange, searchRows, type StakeholderRecord } from './stakeholder-record.js';
import { loadRecord, todayOf } from './stakeholders.queries.js';

/** The domain's verbs for people. */
@Injectable()
export class StakeholdersService {
  async create(tx: Tx, { id, ...input }: CreateStakeholder): Promise<StakeholderRecord> {
    assertStakeholder(input, input.kind);
    const record = changed(blank(id ?? newId(), tx.now), input, tx.now);
    await assertReferences(tx, record);
    tx.insert(Stakeholder, record.person);
    tx.insert(StakeholderProfile, record.profile);
    insertParts(tx, record);
    tx.audit(auditedStakeholder(null, record));
    await announce(tx, stakeholderCreated, record);
    return record;
  }

  async change(tx: Tx, id: string, version: number, input: ChangeStakeholder): Promise<StakeholderRecord> {
    const before = await this.find(tx, id, version);
    assertStakeholder(input, input.kind ?? before.person.kind);
    return this.write(tx, before, changed(before, input, tx.now));
  }

  /** Takes a person out of lists and search. They can be restored. */
  async void(tx: Tx, id: string, version: number): Promise<StakeholderRecord> {
    const before = await this.find(tx, id, version);
    return this.write(tx, before, { ...before, person: { ...before.person, voidedAt: tx.now, updatedAt: tx.now } });
  }

  async restore(tx: Tx, id: string, version: number): Promise<StakeholderRecord> {
    const before = await this.find(tx, id, version);
    return this.write(tx, before, { ...before, person: { ...before.person, voidedAt: null, updatedAt: tx.now } });
  }

  /** The record of whoever answers for this id today, at the version that the caller has seen. */
  async find(tx: Tx, id: string, version?: number): Promise<StakeholderRecord> {
    const found = await loadRecord(tx, await todayOf(tx, id));
    if (!found) throw notFound();
    if (found.person.erasedAt)
      throw new Problem('gone', { fr: 'Les données de cette personne ont été effacées.', en: 'The data of this person have been erased.' });
    if (version !== undefined && found.profile.version !== version) throw staleVersion(found.profile.version);
    return found;
  }

  /** Replaces a record by its next state: rows, audit entry, event and placement together. */
  async write(tx: Tx, before: StakeholderRecord, after: StakeholderRecord, reason?: string): Promise<StakeholderRecord> {
    const { id } = before.person;
    await assertReferences(tx, after);
    const profileVersion = await tx.update(StakeholderProfile, before.profile, after.profile);
    let personVersion = before.person.version;
    if (isPublicChange(before, after)) {
      const { version: _version, ...person } = after.person;
      personVersion = await tx.update(Stakeholder, before.person, person);
    }
    await tx.query('DELETE FROM affiliations WHERE stakeholder_id = $1', [id]);
    await tx.query('DELETE FROM licences WHERE stakeholder_id = $1', [id]);
    await tx.query('DELETE FROM contact_points WHERE stakeholder_id = $1', [id]);
    await tx.query('DELETE FROM search_names WHERE stakeholder_id = $1', [id]);
    insertParts(tx, after);
    const written = {
      ...after,
      person: { ...after.person, version: personVersion },
      profile: { ...after.profile, version: profileVersion },
    };
    tx.audit(auditedStakeholder(before, written, reason));
    await announce(tx, stakeholderChanged, written);
    return written;
  }
}

function insertParts(tx: Tx, { person, affiliations, licences, contactPoints }: StakeholderRecord): void {
  tx.insert(Affiliation, affiliations);
  tx.insert(Licence, licences);
  tx.insert(ContactPoint, contactPoints);
  if (!person.voidedAt) tx.insert(SearchName, searchRows(person));
}

/** Refuses an organization that is not there, and a licence or ORCID that is another person's, naming whose. */
async function assertReferences(tx: Tx, { person, affiliations, licences }: StakeholderRecord): Promise<void> {
  const wanted = [...new Set(affiliations.map((one) => one.organizationId))];
  if (wanted.length > 0) {
    const known = await tx.query<{ id: string }>('SELECT id FROM organizations WHERE id = ANY($1::uuid[]) AND voided_at IS NULL', [wanted]);
    const missing = affiliations.findIndex((one) => !known.some((organization) => organization.id === one.organizationId));
    if (missing >= 0)
      throw refused(`affiliations[${missing}].organizationId`, 'unknown-organization', {
        fr: 'Cette organisation n’existe pas.',
        en: 'There is no such organization.',
      });
  }
  const [other] = await tx.query<{ id: string; what: string }>(
    `SELECT id, 'orcid' AS what FROM stakeholders WHERE orcid = $1 AND voided_at IS NULL AND id <> $2
      UNION ALL SELECT stakeholder_id, 'licence' FROM licences
      WHERE (professional_order, number) IN (SELECT * FROM unnest($3::text[], $4::text[])) AND stakeholder_id <> $2 LIMIT 1`,
    [person.orcid, person.id, licences.map((one) => one.professionalOrder), licences.map((one) => one.number)],
  );
  if (!other) return;
  throw new Problem(
    'already-exists',
    { fr: 'Une autre personne porte déjà ce permis ou cet ORCID.', en: 'Another person already has this licence or ORCID.' },
    { extra: { existingId: other.id } },
  );
}
