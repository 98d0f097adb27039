import { Injectable } from '@nestjs/common';
import { newId, organizationChanged } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import { notFound, refused, staleVersion, type Tx } from '@liaison/platform';
import { placeStakeholders } from '../placement/place.js';
import { folded } from '../search/fold.js';
import type { OrganizationInput, OrganizationView } from './organization.dto.js';
import { Organization, OrganizationParent } from './organization.entity.js';
import { viewOrganization } from './organizations.queries.js';

/** The domain's verbs for organizations. */
@Injectable()
export class OrganizationsService {
  async create(tx: Tx, input: OrganizationInput): Promise<OrganizationView> {
    const id = input.id ?? newId();
    const organization = { id, version: 1, ...columnsOf(input), createdAt: tx.now, updatedAt: tx.now, voidedAt: null };
    await assertTree(tx, id, input);
    tx.insert(Organization, organization);
    tx.insert(OrganizationParent, parentsOf(id, input));
    return this.#told(tx, null, id);
  }

  async replace(tx: Tx, id: string, version: number, input: OrganizationInput): Promise<OrganizationView> {
    const before = await this.#find(tx, id, version);
    await assertTree(tx, id, input);
    await tx.update(Organization, before, columnsOf(input));
    await tx.query('DELETE FROM organization_parents WHERE organization_id = $1', [id]);
    tx.insert(OrganizationParent, parentsOf(id, input));
    return this.#told(tx, before, id);
  }

  async void(tx: Tx, id: string, version: number): Promise<OrganizationView> {
    const before = await this.#find(tx, id, version);
    await tx.update(Organization, before, { voidedAt: tx.now });
    return this.#told(tx, before, id);
  }

  async restore(tx: Tx, id: string, version: number): Promise<OrganizationView> {
    const before = await this.#find(tx, id, version);
    await tx.update(Organization, before, { voidedAt: null });
    return this.#told(tx, before, id);
  }

  async #find(tx: Tx, id: string, version: number): Promise<OrganizationView> {
    const found = await viewOrganization(tx, id);
    if (!found) throw notFound();
    if (found.version !== version) throw staleVersion(found.version);
    return found;
  }

  /** Audits and publishes how an organization stands now, and moves the people whom its place moves. */
  async #told(tx: Tx, before: OrganizationView | null, id: string): Promise<OrganizationView> {
    const after = (await viewOrganization(tx, id))!;
    tx.audit({ resource: 'organization', resourceId: id, before, after });
    const [{ region } = { region: null }] = await tx.query<{ region: string | null }>('SELECT region_of($1, app_today()) AS region', [id]);
    const today = tx.now.toISOString().slice(0, 10);
    const parent = after.parents.find(({ from, to }) => (from ?? today) <= today && (to ?? today) >= today);
    publish(tx, organizationChanged, {
      aggregateId: id,
      version: after.version,
      facts: {
        organizationId: id,
        kind: after.kind,
        parentId: parent?.organizationId ?? null,
        region,
        validFrom: after.validFrom,
        validTo: after.validTo,
        voided: after.voidedAt !== null,
      },
      personal: { nameFr: after.name.fr, nameEn: after.name.en },
      subjectIds: [id],
    });
    if (before) await placeStakeholders(tx, await affiliatedBelow(tx, id));
    return after;
  }
}

/** Everybody affiliated with an organization or with something below it. */
async function affiliatedBelow(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `WITH RECURSIVE down AS (SELECT $1::uuid AS id UNION SELECT p.organization_id FROM down JOIN organization_parents p ON p.parent_id = down.id)
     SELECT DISTINCT f.stakeholder_id AS id FROM affiliations f JOIN down ON down.id = f.organization_id`,
    [id],
  );
  return rows.map((row) => row.id);
}

const columnsOf = (input: OrganizationInput): Partial<Organization> => ({
  kind: input.kind,
  nameFr: input.name.fr,
  nameEn: input.name.en,
  region: input.region ?? null,
  city: input.city ?? null,
  postalCode: input.postalCode ?? null,
  predecessorId: input.predecessorId ?? null,
  validFrom: input.validFrom ?? null,
  validTo: input.validTo ?? null,
  search: folded(`${input.name.fr} ${input.name.en} ${input.city ?? ''}`),
});

const parentsOf = (id: string, input: OrganizationInput): OrganizationParent[] =>
  (input.parents ?? []).map(({ organizationId, from, to }) => ({
    organizationId: id,
    parentId: organizationId,
    validFrom: from ?? null,
    validTo: to ?? null,
  }));

/** Refuses parents that are not there, periods that overlap or run backwards, and circles. */
async function assertTree(tx: Tx, id: string, input: OrganizationInput): Promise<void> {
  if (input.validFrom && input.validTo && input.validTo < input.validFrom) throw backwards('validTo');
  const parents = input.parents ?? [];
  for (const [i, { from, to }] of parents.entries()) {
    if (from && to && to < from) throw backwards(`parents[${i}].to`);
    if (parents.slice(0, i).some((other) => overlap(other, { from, to })))
      throw refused(`parents[${i}]`, 'overlap', { fr: 'Ces périodes se chevauchent.', en: 'These periods overlap.' });
  }
  const wanted = [...parents.map((parent) => parent.organizationId), ...(input.predecessorId ? [input.predecessorId] : [])];
  if (wanted.length === 0) return;
  const known = await tx.query<{ id: string; circle: boolean }>(
    `WITH RECURSIVE down AS (SELECT $2::uuid AS id UNION SELECT p.organization_id FROM down JOIN organization_parents p ON p.parent_id = down.id)
     SELECT o.id, EXISTS (SELECT FROM down WHERE down.id = o.id) AS circle FROM organizations o WHERE o.id = ANY($1::uuid[])`,
    [wanted, id],
  );
  const unknown = wanted.find((one) => !known.some((row) => row.id === one) && one !== id);
  if (unknown)
    throw refused(unknown === input.predecessorId ? 'predecessorId' : 'parents', 'unknown-organization', {
      fr: 'Cette organisation n’existe pas.',
      en: 'There is no such organization.',
    });
  if (parents.some(({ organizationId }) => organizationId === id || known.some((row) => row.id === organizationId && row.circle)))
    throw refused('parents', 'circle', {
      fr: 'Une organisation ne peut pas relever d’elle-même, même indirectement.',
      en: 'An organization cannot belong to itself, not even through others.',
    });
}

interface Period {
  from?: string | null;
  to?: string | null;
}

const overlap = (a: Period, b: Period): boolean => (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999');

const backwards = (field: string) => refused(field, 'before-start', { fr: 'La fin précède le début.', en: 'The end is before the start.' });
