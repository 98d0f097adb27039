import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IfMatch, InTx, notFound, PathId, staleVersion, versioned, type Answer, type Tx } from '@liaison/platform';
import { todayOf } from '../stakeholders/stakeholders.queries.js';
import { EngagementView, TierInput } from './engagement.dto.js';
import { Engagement } from './engagement.entity.js';

/** Tier, last touch, counts and stances of a person, for those in medical affairs whose territory it is. */
@ApiTags('stakeholders')
@Controller('stakeholders/:id/engagement')
export class EngagementController {
  @Get()
  @Allow('engagement:read')
  @ApiOkResponse({ type: EngagementView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<EngagementView>> {
    const engagement = await find(tx, id);
    tx.accessed('engagement', engagement.id, [engagement.id]);
    return versioned(present(engagement), engagement.version, [engagement.id]);
  }

  @Put('tier')
  @Allow('engagement:write')
  @ApiOkResponse({ type: EngagementView })
  async setTier(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() { level, components = [], reason }: TierInput): Promise<Answer<EngagementView>> {
    const before = await find(tx, id);
    if (before.version !== version) throw staleVersion(before.version);
    const score = components.length ? Math.round(components.reduce((sum, one) => sum + one.score, 0) / components.length) : 0;
    const tier = { tierLevel: level, tierScore: score, tierComponents: components };
    if (version === 0) tx.insert(Engagement, { id: before.id, version: 1, ...tier, updatedAt: tx.now });
    else await tx.update(Engagement, before, tier);
    const after = await find(tx, id);
    tx.audit({ resource: 'engagement', resourceId: after.id, before: present(before).tier, after: present(after).tier, reason, reasonAbout: after.id });
    return versioned(present(after), after.version, [after.id]);
  }
}

/** The engagement of whoever answers for this id today, if the caller's scope reaches them. */
async function find(tx: Tx, id: string): Promise<Engagement> {
  const stakeholderId = await todayOf(tx, id);
  const { scope } = tx.context;
  if (scope === 'none' || (scope !== 'all' && !(await isMine(tx, stakeholderId)))) throw notFound();
  const [person] = await tx.query('SELECT 1 FROM stakeholders WHERE id = $1 AND erased_at IS NULL', [stakeholderId]);
  if (!person) throw notFound();
  const found = await (await tx.reading(Engagement)).findOneBy({ id: stakeholderId });
  return found ?? nothingYet(stakeholderId);
}

async function isMine(tx: Tx, stakeholderId: string): Promise<boolean> {
  const rows = await tx.query('SELECT 1 FROM stakeholder_places WHERE stakeholder_id = $1 AND territory_ids && my_territories()', [stakeholderId]);
  return rows.length > 0;
}

/** Somebody whom nobody has met has an engagement too, with nothing in it: version 0. */
const nothingYet = (id: string): Engagement =>
  Object.assign(new Engagement(), {
    id,
    version: 0,
    tierLevel: null,
    tierScore: null,
    tierComponents: [],
    lastTouchAt: null,
    interactionCount: 0,
    stances: [],
  });

const present = (it: Engagement): EngagementView => ({
  stakeholderId: it.id,
  version: it.version,
  tier: it.tierLevel === null ? null : { level: it.tierLevel, score: it.tierScore ?? 0, components: it.tierComponents },
  lastTouchAt: it.lastTouchAt?.toISOString() ?? null,
  interactionCount: it.interactionCount,
  stances: it.stances.map(({ topicId, stance, at }) => ({ topicId, stance, at: new Date(at).toISOString() })),
});
