import { policy, scopes, type Action, type Scope } from '@liaison/contracts';
import { field } from '@liaison/platform';
import { assignmentKinds } from '../code-lists/territory-assignment-kinds.js';
import { TerritoryName } from '../territories/territory.dto.js';
import { UserView } from '../users/user.dto.js';

const actions = Object.keys(policy) as Action[];

export class MyTerritory {
  @field.id() id: string;
  @field.object(() => TerritoryName) name: TerritoryName;
  @field.oneOf(assignmentKinds) kind: 'owner' | 'cover';
}

export class GrantedAction {
  @field.oneOf(actions) action: Action;
  @field.oneOf(scopes) scope: Scope;
}

/** The caller: who they are, where, and what they may do, so that a client can hide the rest. */
export class MeView extends UserView {
  @field.flag({ description: 'Whether people and data of this deployment are fictional.' }) demo: boolean;
  @field.list(() => MyTerritory, { max: 1_000, description: 'Those of today.' }) territories: MyTerritory[];
  @field.list(() => GrantedAction, { max: 1_000, description: 'Actions that reach something; others are refused or find nothing.' })
  actions: GrantedAction[];
}
