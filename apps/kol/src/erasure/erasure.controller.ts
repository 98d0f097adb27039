import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { stakeholderErased } from '@liaison/contracts';
import { eraseSubjects, publish } from '@liaison/messaging';
import { Allow, field, IfMatch, InTx, PathId, type Tx } from '@liaison/platform';
import { personalData } from '../personal-data.js';
import { StakeholdersService } from '../stakeholders/stakeholders.service.js';

export class EraseStakeholder {
  @field.text({ max: 1_000, lines: true, description: 'The request and what it rests on, without naming the person: it is kept.' }) reason: string;
}

@ApiTags('stakeholders')
@Controller('stakeholders/:id/erasure')
export class ErasureController {
  constructor(private readonly stakeholders: StakeholdersService) {}

  /**
   * Law 25: erases a person here and, by an event, everywhere else. It cannot be taken back. What the
   * law makes us keep stands in the personal-data registry.
   */
  @Put()
  @HttpCode(204)
  @Allow('stakeholders:erase')
  @ApiNoContentResponse()
  async erase(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() { reason }: EraseStakeholder): Promise<void> {
    const { person } = await this.stakeholders.find(tx, id, version);
    const merged = await tx.query<{ id: string }>('SELECT id FROM stakeholders WHERE survivor_id = $1', [person.id]);
    const subjectIds = [person.id, ...merged.map((row) => row.id)];
    tx.audit({ resource: 'stakeholder', resourceId: person.id, after: { erased: true, subjectIds }, reason });
    await tx.asSystem(() => eraseSubjects(tx, personalData, subjectIds));
    publish(tx, stakeholderErased, {
      aggregateId: person.id,
      version: 1,
      facts: { stakeholderId: person.id, subjectIds },
      personal: null,
      subjectIds: [],
    });
  }
}
