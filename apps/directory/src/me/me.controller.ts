import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { policy, type Action } from '@liaison/contracts';
import { Allow, CONFIG, InTx, scopeOf, type Caller, type Config, type Tx } from '@liaison/platform';
import { findSelf } from '../users/users.queries.js';
import { MeView, type GrantedAction, type MyTerritory } from './me.dto.js';

@ApiTags('me')
@Controller('me')
export class MeController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get()
  @Allow('me:read')
  @ApiOkResponse({ type: MeView })
  async get(@InTx() tx: Tx): Promise<MeView> {
    return { ...(await findSelf(tx)), demo: this.config.demo, territories: await territoriesOf(tx), actions: granted(tx.caller) };
  }
}

async function territoriesOf(tx: Tx): Promise<MyTerritory[]> {
  const rows = await tx.query<{ id: string; name_fr: string; name_en: string; kind: 'owner' | 'cover' }>(
    `SELECT t.id, t.name_fr, t.name_en, a.kind FROM assignments a JOIN territories t ON t.id = a.territory_id
      WHERE a.user_id = app_user() AND t.voided_at IS NULL
        AND app_today() BETWEEN a.valid_from AND coalesce(a.valid_to, 'infinity')
        AND app_today() BETWEEN t.valid_from AND coalesce(t.valid_to, 'infinity')
      ORDER BY a.kind DESC, fold(t.name_fr)`,
  );
  return rows.map((row) => ({ id: row.id, name: { fr: row.name_fr, en: row.name_en }, kind: row.kind }));
}

/** What the policy grants. A scope of `none` reaches nothing, so a client has nothing to show for it. */
function granted(caller: Caller): GrantedAction[] {
  return (Object.keys(policy) as Action[]).flatMap((action) => {
    const scope = scopeOf(action, caller);
    return scope && scope !== 'none' ? [{ action, scope }] : [];
  });
}
