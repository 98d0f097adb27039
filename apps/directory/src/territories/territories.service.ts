import { Injectable } from '@nestjs/common';
import { newId, territoryChanged } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import { Problem, staleVersion, type Tx } from '@liaison/platform';
import { assertAssignments, assertTerritory } from './rules.js';
import { findTerritory } from './territories.queries.js';
import type { AssignmentBody, ReplaceTerritory, TerritoryInput, TerritoryView } from './territory.dto.js';
import { Assignment, Territory } from './territory.entity.js';

/** The domain's verbs for territories. A change moves access everywhere: each service keeps its own copy from the event. */
@Injectable()
export class TerritoriesService {
  async create(tx: Tx, { id = newId(), assignments = [], ...input }: TerritoryInput): Promise<TerritoryView> {
    assertTerritory(input);
    await assertAssignments(tx, assignments);
    tx.insert(Territory, { id, version: 1, ...columnsOf(input), createdAt: tx.now, updatedAt: tx.now, voidedAt: null });
    insertAssignments(tx, id, assignments);
    return announced(tx, null, id);
  }

  async replace(tx: Tx, id: string, version: number, { assignments, ...input }: ReplaceTerritory): Promise<TerritoryView> {
    assertTerritory(input);
    return this.#change(tx, id, version, columnsOf(input), assignments);
  }

  assign(tx: Tx, id: string, version: number, assignments: AssignmentBody[]): Promise<TerritoryView> {
    return this.#change(tx, id, version, {}, assignments);
  }

  /** Ends the territory as of today. Nothing is lost: it can be restored as it was. */
  async void(tx: Tx, id: string, version: number): Promise<TerritoryView> {
    const before = await atVersion(tx, id, version);
    if (before.voidedAt) return before;
    await tx.update(Territory, before, { voidedAt: tx.now });
    return announced(tx, before, id);
  }

  async restore(tx: Tx, id: string, version: number): Promise<TerritoryView> {
    const before = await atVersion(tx, id, version);
    if (!before.voidedAt) return before;
    await tx.update(Territory, before, { voidedAt: null });
    return announced(tx, before, id);
  }

  async #change(tx: Tx, id: string, version: number, changes: Partial<Territory>, assignments?: AssignmentBody[]): Promise<TerritoryView> {
    const before = await atVersion(tx, id, version);
    if (before.voidedAt)
      throw new Problem('conflict', {
        fr: 'Ce territoire est retiré : restaurez-le d’abord.',
        en: 'This territory is voided: restore it first.',
      });
    if (assignments) await assertAssignments(tx, assignments);
    await tx.update(Territory, before, changes);
    if (assignments) {
      await tx.query('DELETE FROM assignments WHERE territory_id = $1', [id]);
      insertAssignments(tx, id, assignments);
    }
    return announced(tx, before, id);
  }
}

const columnsOf = (input: Omit<ReplaceTerritory, 'assignments'>) => ({
  nameFr: input.name.fr,
  nameEn: input.name.en,
  regions: [...new Set(input.regions)],
  organizationIds: [...new Set(input.organizationIds ?? [])],
  therapeuticAreas: [...new Set(input.therapeuticAreas ?? [])],
  validFrom: input.validFrom,
  validTo: input.validTo ?? null,
});

function insertAssignments(tx: Tx, territoryId: string, assignments: readonly AssignmentBody[]): void {
  const rows = assignments.map(({ userId, kind, from, to }, ordinal) => ({
    id: newId(),
    territoryId,
    ordinal,
    userId,
    kind,
    validFrom: from,
    validTo: to ?? null,
  }));
  tx.insert(Assignment, rows);
}

async function atVersion(tx: Tx, id: string, version: number): Promise<TerritoryView> {
  const territory = await findTerritory(tx, id);
  if (territory.version !== version) throw staleVersion(territory.version);
  return territory;
}

/** Audits and tells what the territory has become. */
async function announced(tx: Tx, before: TerritoryView | null, id: string): Promise<TerritoryView> {
  const after = await findTerritory(tx, id);
  tx.audit({ resource: 'territory', resourceId: id, before, after });
  const { version, name: _name, voidedAt: _voidedAt, id: territoryId, ...facts } = after;
  publish(tx, territoryChanged, { aggregateId: id, version, facts: { territoryId, ...facts }, personal: null, subjectIds: [] });
  return after;
}
