import { field, PageQuery } from '@liaison/platform';
import { trialChangeKinds } from './trial.entity.js';

const VERSION = { min: 1, max: 2_147_483_647 };

export class TrialQuery extends PageQuery {
  @field.ids({ max: 100, optional: true }) ids?: string[];
  @field.text({ max: 11, optional: true, pattern: /^NCT\d{8}$/ }) nctId?: string;
  @field.flag({ optional: true, description: 'Only those with a site in Québec.' }) inQuebec?: boolean;
}

/** What has changed of a trial since it was first seen. */
export class TrialChangeView {
  @field.oneOf(trialChangeKinds) kind: string;
  @field.text({ max: 2_000, nullable: true }) before: string | null;
  @field.text({ max: 2_000, nullable: true }) after: string | null;
  @field.instant() at: string;
}

export class TrialView {
  @field.id() id: string;
  @field.integer(VERSION) version: number;
  @field.text({ max: 11 }) nctId: string;
  @field.text({ max: 10_000, lines: true }) title: string;
  @field.code({ nullable: true, description: 'In the registry’s words.' }) status: string | null;
  @field.text({ max: 40, nullable: true, description: 'When the registry last posted an update.' }) updatedOn: string | null;
  @field.flag() hasResults: boolean;
  @field.integer({ min: 0, max: VERSION.max }) quebecSites: number;
  @field.json({ description: 'What the registry says: phases, interventions, sites, investigators…' }) record: Record<string, unknown>;
  @field.list(() => TrialChangeView, { max: 200, description: 'The latest first.' }) changes: TrialChangeView[];
  @field.instant() createdAt: string;
  @field.instant() updatedAt: string;
}

export class TrialPage {
  @field.list(() => TrialView, { max: 200 }) items: TrialView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
