import { Controller, Get, Query, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ServiceName } from '@liaison/contracts';
import { Allow, field, InTx, PathId, type Holding, type Tx } from '@liaison/platform';
import { allHoldings } from './erase.js';

/** Ids that were merged into one person, and tables of one service: far more than either ever has. */
const IDS_AT_MOST = 100;
const TABLES_AT_MOST = 200;
const ROWS_AT_MOST = 100_000;

export class PersonalDataQuery {
  @field.ids({ max: IDS_AT_MOST, optional: true, description: 'The person’s other ids, as the part of `kol` names them.' }) alias?: string[];
}

export class HeldInTable {
  @field.text({ max: 200 }) table: string;
  @field.text({ max: 1_000, description: 'Why it is held.' }) purpose: string;
  @field.text({ max: 1_000, description: 'How long it is held.' }) retention: string;
  @field.text({ max: 1_000, nullable: true, description: 'What an erasure leaves of it, and why; null when nothing is left.' }) kept: string | null;
  @field.jsons({ max: ROWS_AT_MOST }) rows: object[];
}

export class PersonalDataPart {
  @field.code() service: string;
  @field.ids({ max: 2 * IDS_AT_MOST, description: 'All ids of the person that this service knows of.' }) ids: string[];
  @field.list(() => HeldInTable, { max: TABLES_AT_MOST }) holdings: HeldInTable[];
}

/** What a service must say of itself to tell what it holds about a person. */
export interface Holder {
  service: ServiceName;
  personalData: readonly Holding[];
  /** SQL for all ids of the person whose ids are `$1`, where the service knows of merges. */
  aliases?: string;
}

/** `/personal-data/{service}/{id}`: all that one service holds about a person, straight from its registry. */
export function personalDataController({ service, personalData, aliases }: Holder): Type {
  @ApiTags('personal-data')
  @Controller(`personal-data/${service}`)
  class PersonalDataController {
    @Get(':id')
    @Allow('personal-data:read', { lane: 'background' })
    @ApiOkResponse({ type: PersonalDataPart })
    async tell(@InTx() tx: Tx, @PathId() id: string, @Query() { alias = [] }: PersonalDataQuery): Promise<PersonalDataPart> {
      const known = aliases ? await tx.query<{ id: string }>(aliases, [[id, ...alias]]) : [];
      const ids = [...new Set([id, ...alias, ...known.map((row) => row.id)])];
      tx.accessed('personal-data', id, ids);
      return { service, ids, holdings: await told(tx, ids) };
    }
  }

  async function told(tx: Tx, ids: string[]): Promise<HeldInTable[]> {
    const tables: HeldInTable[] = [];
    for (const { table, purpose, retention, export: statement, erase, leaves = null } of allHoldings(personalData)) {
      if (statement === null) continue;
      const rows = await tx.query<{ row: object }>(`SELECT to_jsonb(held) AS row FROM (${statement}) held`, [ids]);
      tables.push({ table, purpose, retention, kept: erase && 'kept' in erase ? erase.kept : leaves, rows: rows.map(({ row }) => row) });
    }
    return tables;
  }

  return PersonalDataController;
}
