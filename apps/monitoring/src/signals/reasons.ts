export const subjectKinds = ['publication', 'trial', 'notice'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Why something is worth a look. */
export const signalReasons = ['new', 'retraction', 'concern', 'correction', 'trial-status', 'trial-results', 'quebec-site'] as const;
export type SignalReason = (typeof signalReasons)[number];

export const signalStates = ['new', 'kept', 'dismissed', 'snoozed', 'assigned'] as const;
export type SignalState = (typeof signalStates)[number];

/** Why somebody dismisses a signal. */
export const dismissals = ['off-topic', 'animal-or-bench', 'known', 'low-quality', 'wrong-population', 'other'] as const;
