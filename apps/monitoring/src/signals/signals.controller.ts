import { Body, Controller, Delete, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IfMatch, InTx, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { SignalPage, SignalQuery, SignalView, TriageSignal } from './signal.dto.js';
import { findSignal, listSignals } from './signals.queries.js';
import { SignalsService } from './signals.service.js';

/** What was found worth a look, why, and what was made of it. */
@ApiTags('signals')
@Controller('signals')
export class SignalsController {
  constructor(private readonly signals: SignalsService) {}

  @Get()
  @Allow('signals:read')
  @ApiOkResponse({ type: SignalPage })
  list(@InTx() tx: Tx, @Query() query: SignalQuery): Promise<Page<SignalView>> {
    return listSignals(tx, query);
  }

  @Get(':id')
  @Allow('signals:read')
  @ApiOkResponse({ type: SignalView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<SignalView>> {
    return shown(await findSignal(tx, id));
  }

  @Put(':id/triage')
  @Allow('signals:triage')
  @ApiOkResponse({ type: SignalView })
  async triage(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() input: TriageSignal): Promise<Answer<SignalView>> {
    await this.signals.triage(tx, id, version, input);
    return shown(await findSignal(tx, id));
  }

  /** Takes a decision back. */
  @Delete(':id/triage')
  @Allow('signals:triage')
  @ApiOkResponse({ type: SignalView })
  async undo(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<SignalView>> {
    await this.signals.undo(tx, id, version);
    return shown(await findSignal(tx, id));
  }
}

const shown = (signal: SignalView): Answer<SignalView> => versioned(signal, signal.version);
