import type { Citation } from '../records/citation.js';
import { keysNamed } from './keys.js';

/** Whether a work may still be relied on; the gravest that is said of it counts. */
export const standings = ['sound', 'corrected', 'concern', 'retracted'] as const;
export type Standing = (typeof standings)[number];

/** What a relation of PubMed's says of the work that has it. */
const SAID: Record<string, Standing> = {
  ErratumIn: 'corrected',
  PartialRetractionIn: 'concern',
  ExpressionOfConcernIn: 'concern',
  RetractionIn: 'retracted',
  RetractedandRepublishedIn: 'retracted',
};
/** What it says of the other one. */
const CLAIMED: Record<string, Standing> = {
  ErratumFor: 'corrected',
  PartialRetractionOf: 'concern',
  ExpressionOfConcernFor: 'concern',
  RetractionOf: 'retracted',
  RetractedandRepublishedFrom: 'retracted',
};
const RETRACTED_PUBLICATION = 'D016441';

export const gravest = (some: readonly Standing[]): Standing => standings[Math.max(0, ...some.map((one) => standings.indexOf(one)))]!;

/** What a record says of itself. */
export function standingOf({ types, relations }: Citation): Standing {
  const retracted = types.some(({ code, name }) => code === RETRACTED_PUBLICATION || /^retracted publication$/i.test(name));
  return gravest([...(retracted ? (['retracted'] as const) : []), ...relations.flatMap(({ kind }) => SAID[kind] ?? [])]);
}

/** What a record, as a notice, says of other works. */
export const claimsOf = ({ relations }: Citation): { key: string; kind: Standing }[] =>
  relations.flatMap((relation) => {
    const kind = CLAIMED[relation.kind];
    return kind ? keysNamed(relation).map((key) => ({ key, kind })) : [];
  });
