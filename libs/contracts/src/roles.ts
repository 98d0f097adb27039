/** What a person does in medical affairs. A user has exactly one. */
export const roles = [
  'msl',
  'medical_manager',
  'medical_information',
  'compliance',
  'safety',
  'trainer',
  'sales',
  'analyst',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/** What a user may be trusted with besides the role. */
export const duties = [
  'steward',
  'reviewer:medical',
  'reviewer:legal',
  'reviewer:regulatory',
  'privacy_officer',
] as const;
export type Duty = (typeof duties)[number];

/** How far an action reaches: nothing, what one wrote, what one's territories hold, everything. */
export const scopes = ['none', 'own', 'territory', 'all'] as const;
export type Scope = (typeof scopes)[number];
