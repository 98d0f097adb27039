import { Body, Controller, Get, Inject, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Clock, CONFIG, created, IfMatch, InTx, PathId, versioned, type Answer, type Config, type Page, type Tx } from '@liaison/platform';
import { AskForDigest, DigestPage, DigestPreferenceView, DigestQuery, DigestText, DigestView, ReplaceDigestPreference } from './digest.dto.js';
import { findDigest, listDigests } from './digests.queries.js';
import { DigestsService } from './digests.service.js';
import { nextDigest, PreferencesService } from './preferences.service.js';
import { UserContact } from './user-contact.entity.js';

/** What the caller was told of by mail, and when they want to be. */
@ApiTags('digests')
@Controller()
export class DigestsController {
  constructor(
    private readonly digests: DigestsService,
    private readonly preferences: PreferencesService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('digests')
  @Allow('digests:read')
  @ApiOkResponse({ type: DigestPage })
  list(@InTx() tx: Tx, @Query() query: DigestQuery): Promise<Page<DigestView>> {
    return listDigests(tx, query);
  }

  @Get('digests/:id')
  @Allow('digests:read')
  @ApiOkResponse({ type: DigestText })
  get(@InTx() tx: Tx, @PathId() id: string): Promise<DigestText> {
    return findDigest(tx, id);
  }

  /** Tells what is new now, without waiting for the next slot. */
  @Post('digests')
  @Allow('digests:ask')
  @ApiCreatedResponse({ type: DigestText })
  async ask(@InTx() tx: Tx, @Body() input: AskForDigest): Promise<Answer<DigestText>> {
    const id = await this.digests.now(tx, input.id);
    return created(`/api/v1/digests/${id}`, await findDigest(tx, id), 1, [tx.userId]);
  }

  @Get('digest-preferences/mine')
  @Allow('digests:read')
  @ApiOkResponse({ type: DigestPreferenceView })
  preference(@InTx() tx: Tx): Promise<Answer<DigestPreferenceView>> {
    return this.#shown(tx);
  }

  @Put('digest-preferences/mine')
  @Allow('digests:ask')
  @ApiOkResponse({ type: DigestPreferenceView })
  async replace(@InTx() tx: Tx, @IfMatch() version: number, @Body() input: ReplaceDigestPreference): Promise<Answer<DigestPreferenceView>> {
    await this.preferences.replace(tx, version, input);
    return this.#shown(tx);
  }

  async #shown(tx: Tx): Promise<Answer<DigestPreferenceView>> {
    const preference = await this.preferences.mine(tx);
    const contact = await (await tx.reading(UserContact)).findOneBy({ id: tx.userId });
    const { version, frequency, hour, weekday } = preference;
    const view = { version, frequency, hour, weekday, address: contact?.email ?? null, mailed: this.config.mail !== null, nextAt: nextDigest(preference, this.clock.now())?.toISOString() ?? null };
    return versioned(view, version, [tx.userId]);
  }
}
