import type { Relation } from '../../records/citation.js';
import { doiOf, pmidOf } from '../../records/identifiers.js';
import { joined } from './tagged.js';

/** MEDLINE's tags for what other works are to this one, in PubMed's words. */
const RELATIONS: Record<string, string> = {
  CIN: 'CommentIn', CON: 'CommentOn', EIN: 'ErratumIn', EFR: 'ErratumFor', CRI: 'CorrectedandRepublishedIn', CRF: 'CorrectedandRepublishedFrom',
  DDIN: 'AssociatedDataset', DRIN: 'AssociatedPublication', ECI: 'ExpressionOfConcernIn', ECF: 'ExpressionOfConcernFor', ORI: 'OriginalReportIn',
  PRIN: 'PartialRetractionIn', PROF: 'PartialRetractionOf', RIN: 'RetractionIn', ROF: 'RetractionOf', RPI: 'RepublishedIn', RPF: 'RepublishedFrom',
  RRI: 'RetractedandRepublishedIn', RRF: 'RetractedandRepublishedFrom', SPIN: 'SummaryForPatientsIn', UIN: 'UpdateIn', UOF: 'UpdateOf',
};

export function relationOf(field: { tag: string; lines: string[] }): Relation[] {
  const kind = RELATIONS[field.tag];
  const citation = joined(field);
  if (kind === undefined || citation === '') return [];
  return [{ kind, citation, pmid: pmidOf(/PMID: (\d+)/.exec(citation)?.[1] ?? ''), doi: doiOf(/doi: (10\.\S+)/.exec(citation)?.[1] ?? '') }];
}
