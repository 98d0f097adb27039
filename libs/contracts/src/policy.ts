import type { Duty, Role, Scope } from './roles.js';

/**
 * Resource × action → role → scope. What is not here is denied: a role without the action gets 403.
 * A role whose scope is `none` has the action and no rows: it gets empty lists and 404, and so does
 * not learn that there is anything. `duty` demands the duty whatever the role says.
 */
export interface Rule {
  roles: Partial<Record<Role, Scope>>;
  duty?: Duty;
}

const everyone = (scope: Scope): Rule['roles'] => ({
  msl: scope,
  medical_manager: scope,
  medical_information: scope,
  compliance: scope,
  safety: scope,
  trainer: scope,
  sales: scope,
  analyst: scope,
  admin: scope,
});

/** Roles outside medical affairs, which must not even learn that medical rows exist. */
const blind: Rule['roles'] = { sales: 'none', trainer: 'none', analyst: 'none', admin: 'none' };

/** Who reads what is watched and found. */
const watchers: Rule['roles'] = { msl: 'all', medical_manager: 'all', medical_information: 'all', compliance: 'all', ...blind };

export const policy = {
  // directory
  'me:read': { roles: everyone('own') },
  'users:read': { roles: everyone('all') },
  'users:manage': { roles: { admin: 'all' } },
  'territories:read': { roles: everyone('all') },
  'territories:manage': { roles: { admin: 'all', medical_manager: 'all' } },
  'code-lists:read': { roles: everyone('all') },
  'topics:read': { roles: everyone('all') },
  'topics:manage': { roles: { medical_manager: 'all' } },
  'jobs:read': { roles: { ...everyone('own'), admin: 'all', compliance: 'all' } },
  'dead-letters:read': { roles: { admin: 'all', compliance: 'all' } },
  'dead-letters:replay': { roles: { admin: 'all' } },
  'stream:read': { roles: everyone('own') },
  'audit-entries:read': { roles: { compliance: 'all' } },
  'personal-data:read': { roles: { compliance: 'all' }, duty: 'privacy_officer' },

  // kol
  'stakeholders:read': { roles: everyone('all') },
  'stakeholders:write': { roles: { msl: 'all', medical_manager: 'all', medical_information: 'all' } },
  'stakeholders:merge': { roles: { msl: 'all', medical_manager: 'all', compliance: 'all' }, duty: 'steward' },
  'stakeholders:erase': { roles: { compliance: 'all' }, duty: 'privacy_officer' },
  'engagement:read': { roles: { msl: 'territory', medical_manager: 'all', compliance: 'all', ...blind } },
  'engagement:write': { roles: { msl: 'territory', medical_manager: 'all' } },
  'organizations:read': { roles: everyone('all') },
  'organizations:write': { roles: { msl: 'all', medical_manager: 'all', medical_information: 'all' } },
  'imports:read': { roles: { medical_manager: 'all', msl: 'own', compliance: 'all' } },
  'imports:run': { roles: { medical_manager: 'own', msl: 'own' } },

  // interactions
  'interactions:read': { roles: { msl: 'territory', medical_manager: 'all', compliance: 'all', ...blind } },
  'interactions:write': { roles: { msl: 'own', medical_manager: 'own' } },
  'insights:read': { roles: { msl: 'territory', medical_manager: 'all', compliance: 'all', ...blind } },
  'commitments:read': { roles: { msl: 'territory', medical_manager: 'all', compliance: 'all', ...blind } },
  'commitments:write': { roles: { msl: 'own', medical_manager: 'all' } },
  'adverse-events:read': {
    roles: { msl: 'own', medical_manager: 'all', safety: 'all', compliance: 'all', medical_information: 'own', ...blind },
  },
  'adverse-events:report': {
    roles: { msl: 'own', medical_manager: 'own', medical_information: 'own', safety: 'own', trainer: 'own', sales: 'own' },
  },
  'adverse-events:complete': { roles: { msl: 'own', medical_information: 'own', medical_manager: 'all', safety: 'all' } },
  'adverse-events:follow': { roles: { safety: 'all', medical_manager: 'all' } },
  'unresolved-references:read': { roles: { msl: 'all', medical_manager: 'all', compliance: 'all' }, duty: 'steward' },
  'listening-priorities:read': { roles: { msl: 'all', medical_manager: 'all', compliance: 'all', ...blind } },
  'listening-priorities:write': { roles: { medical_manager: 'all' } },
  // Everybody may send there what a device has left; each of these roles sees its own kind only.
  'quarantine:send': { roles: everyone('own') },
  'quarantine:read': { roles: { medical_manager: 'all', safety: 'all' } },
  'quarantine:decide': { roles: { medical_manager: 'all', safety: 'all' } },
  // What an erasure could not decide by itself is for whoever may erase.
  'redactions:read': { roles: { compliance: 'all' }, duty: 'privacy_officer' },
  'redactions:decide': { roles: { compliance: 'all' }, duty: 'privacy_officer' },

  // pathways
  'products:read': { roles: everyone('all') },
  'products:write': { roles: { medical_manager: 'all', medical_information: 'all' } },

  // monitoring: what medical affairs watches is its own
  'sources:read': { roles: watchers },
  'sources:manage': { roles: { medical_manager: 'all', medical_information: 'all' } },
  'strategies:read': { roles: watchers },
  'strategies:write': { roles: { msl: 'own', medical_manager: 'all', medical_information: 'own' } },
  'runs:read': { roles: watchers },
  'runs:start': { roles: { msl: 'own', medical_manager: 'all', medical_information: 'all' } },
  'signals:read': { roles: watchers },
  'signals:triage': { roles: { msl: 'all', medical_manager: 'all', medical_information: 'all' } },
  // Whoever decides of signals is told of them; each reads what they were told.
  'digests:read': { roles: { msl: 'own', medical_manager: 'own', medical_information: 'own' } },
  'digests:ask': { roles: { msl: 'own', medical_manager: 'own', medical_information: 'own' } },
  'publications:read': { roles: watchers },
  'publications:import': { roles: { msl: 'own', medical_manager: 'own', medical_information: 'own' } },
  'trials:read': { roles: watchers },
  'notices:read': { roles: watchers },
  'authorships:read': { roles: watchers },
  'authorships:decide': { roles: { msl: 'all', medical_manager: 'all', medical_information: 'all' } },
} satisfies Record<string, Rule>;

export type Action = keyof typeof policy;
export const ruleOf = (action: Action): Rule => policy[action];
