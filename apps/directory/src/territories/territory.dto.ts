import { field, omit, PageQuery } from '@liaison/platform';
import { assignmentKinds } from '../code-lists/territory-assignment-kinds.js';

const REGIONS_AT_MOST = 18;
const ORGANIZATIONS_AT_MOST = 500;
const AREAS_AT_MOST = 100;
const ASSIGNMENTS_AT_MOST = 200;

export class TerritoryName {
  @field.text({ max: 200 }) fr: string;
  @field.text({ max: 200 }) en: string;
}

export class AssignmentBody {
  @field.id() userId: string;
  @field.oneOf(assignmentKinds, { description: 'In charge of it (`owner`), or standing in (`cover`).' }) kind: 'owner' | 'cover';
  @field.date() from: string;
  @field.date({ optional: true, nullable: true, description: 'The last day; left out: until further notice.' }) to?: string | null;
}

export class TerritoryInput {
  @field.id({ optional: true }) id?: string;
  @field.object(() => TerritoryName) name: TerritoryName;
  @field.codes({ max: REGIONS_AT_MOST, description: 'Codes of `health-regions`.' }) regions: string[];
  @field.ids({ max: ORGANIZATIONS_AT_MOST, optional: true, description: 'Institutions besides the regions.' }) organizationIds?: string[];
  @field.codes({ max: AREAS_AT_MOST, optional: true, description: 'Codes of `therapeutic-areas`; none means all.' }) therapeuticAreas?: string[];
  @field.date() validFrom: string;
  @field.date({ optional: true, nullable: true, description: 'The last day; left out: until further notice.' }) validTo?: string | null;
  @field.list(() => AssignmentBody, { max: ASSIGNMENTS_AT_MOST, optional: true, description: 'Left out of a PUT: as they were.' })
  assignments?: AssignmentBody[];
}

export class ReplaceTerritory extends omit(TerritoryInput, 'id') {}

export class ReplaceAssignments {
  @field.list(() => AssignmentBody, { max: ASSIGNMENTS_AT_MOST }) assignments: AssignmentBody[];
}

export class TerritoryQuery extends PageQuery {
  @field.id({ optional: true, description: 'Those that this user is or was assigned to; on the day, when `on` is given.' }) userId?: string;
  @field.code({ optional: true }) region?: string;
  @field.date({ optional: true, description: 'Those that are valid on this day.' }) on?: string;
}

export class AssignmentView {
  @field.id() userId: string;
  @field.oneOf(assignmentKinds) kind: 'owner' | 'cover';
  @field.date() from: string;
  @field.date({ nullable: true }) to: string | null;
}

export class TerritoryView {
  @field.id() id: string;
  @field.integer({ min: 1, max: 2_147_483_647 }) version: number;
  @field.object(() => TerritoryName) name: TerritoryName;
  @field.codes({ max: REGIONS_AT_MOST }) regions: string[];
  @field.ids({ max: ORGANIZATIONS_AT_MOST }) organizationIds: string[];
  @field.codes({ max: AREAS_AT_MOST }) therapeuticAreas: string[];
  @field.date() validFrom: string;
  @field.date({ nullable: true, description: 'The last day. Of a voided territory: the day before it was voided.' }) validTo: string | null;
  @field.list(() => AssignmentView, { max: ASSIGNMENTS_AT_MOST }) assignments: AssignmentView[];
  @field.instant({ nullable: true }) voidedAt: string | null;
}

export class TerritoryPage {
  @field.list(() => TerritoryView, { max: 200 }) items: TerritoryView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
