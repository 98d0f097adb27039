import { stakeholderKinds } from '@liaison/contracts';
import { field, omit, PageQuery, partial } from '@liaison/platform';

const contactKinds = ['email', 'phone', 'mobile', 'fax', 'address', 'web'] as const;
const ORDER = /^[A-Z]{2,10}$/;
const LICENCE = /^[A-Za-z0-9-]{2,20}$/;
const ORCID = /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/;

export class LicenceDto {
  @field.text({ max: 10, pattern: ORDER, description: 'Professional order, such as CMQ or OPQ.' }) order: string;
  @field.text({ max: 20, pattern: LICENCE }) number: string;
}

export class ContactPointDto {
  @field.oneOf(contactKinds) kind: (typeof contactKinds)[number];
  @field.text({ max: 500, lines: true }) value: string;
}

export class AffiliationInput {
  @field.id({ optional: true }) id?: string;
  @field.id() organizationId: string;
  @field.text({ max: 200, optional: true, description: 'What the person does there.' }) role?: string;
  @field.date({ optional: true }) from?: string;
  @field.date({ optional: true, description: 'Last day; left out while it lasts.' }) to?: string;
}

export class CreateStakeholder {
  @field.id({ optional: true, description: 'Made by the client when it works offline.' }) id?: string;
  @field.oneOf(stakeholderKinds) kind: (typeof stakeholderKinds)[number];
  @field.text({ max: 100 }) givenName: string;
  @field.text({ max: 100 }) familyName: string;
  @field.code({ optional: true, nullable: true, description: 'A code of `professions`; only of an hcp.' }) profession?: string | null;
  @field.codes({ max: 10, optional: true, description: 'Codes of `specialties`.' }) specialties?: string[];
  @field.codes({ max: 10, optional: true, description: 'Languages spoken, such as fr and en.' }) languages?: string[];
  @field.list(() => LicenceDto, { max: 10, optional: true, description: 'Only of an hcp.' }) licences?: LicenceDto[];
  @field.text({ max: 19, pattern: ORCID, optional: true, nullable: true }) orcid?: string | null;
  @field.list(() => ContactPointDto, { max: 20, optional: true }) contactPoints?: ContactPointDto[];
  @field.list(() => AffiliationInput, { max: 30, optional: true }) affiliations?: AffiliationInput[];
  @field.codes({ max: 20, optional: true, description: 'Codes of `stakeholder-roles`; KOL is one.' }) roles?: string[];
  @field.ids({ max: 50, optional: true, description: 'Key medical topics.' }) topics?: string[];
}

/** What changes; a list that is given replaces the one before. */
export class ChangeStakeholder extends partial(omit(CreateStakeholder, 'id')) {}

export class StakeholderQuery extends PageQuery {
  @field.text({ max: 100, optional: true, description: 'Beginnings of names in any order; accents, case and hyphens do not matter.' }) q?: string;
  @field.oneOf(['name', 'updatedAt'], { optional: true, description: 'Ignored with `q`: the best match comes first.' }) sort?: 'name' | 'updatedAt';
  @field.someOf(stakeholderKinds, { optional: true }) kind?: string[];
  @field.code({ optional: true }) profession?: string;
  @field.code({ optional: true }) specialty?: string;
  @field.code({ optional: true, description: 'Health region of an affiliation of today.' }) region?: string;
  @field.id({ optional: true, description: 'Affiliated today with it, or with what belongs to it.' }) organizationId?: string;
  @field.id({ optional: true, description: 'Only for those who may read topics: territories may follow them.' }) territoryId?: string;
  @field.flag({ optional: true, description: 'Only people of your own territories; for the same readers.' }) mine?: boolean;
  @field.code({ optional: true, description: 'A role, such as KOL. Only for those who may read roles.' }) role?: string;
  @field.id({ optional: true, description: 'A key medical topic. Only for those who may read topics.' }) topicId?: string;
  @field.integer({ min: 1, max: 3, optional: true, description: 'Of the engagement; only for those who may read it, of whom they may.' }) tier?: number;
  @field.ids({ max: 100, optional: true }) ids?: string[];
  @field.instant({ optional: true, description: 'Changed at or after; those that were voided since are in it too, so that a device can forget them.' }) updatedSince?: string;
}

export class AffiliationView {
  @field.id() id: string;
  @field.id() organizationId: string;
  @field.text({ max: 300 }) organizationNameFr: string;
  @field.text({ max: 300 }) organizationNameEn: string;
  @field.text({ max: 100, nullable: true }) city: string | null;
  @field.text({ max: 200, nullable: true }) role: string | null;
  @field.date({ nullable: true }) from: string | null;
  @field.date({ nullable: true }) to: string | null;
}

/** A person. What only medical roles may read is left out for the others. */
export class StakeholderView {
  @field.id() id: string;
  @field.integer({ min: 1, max: 2_147_483_647 }) version: number;
  @field.oneOf(stakeholderKinds) kind: string;
  @field.text({ max: 100 }) givenName: string;
  @field.text({ max: 100 }) familyName: string;
  @field.code({ nullable: true }) profession: string | null;
  @field.codes({ max: 10 }) specialties: string[];
  @field.codes({ max: 10 }) languages: string[];
  @field.text({ max: 19, nullable: true }) orcid: string | null;
  @field.list(() => AffiliationView, { max: 30 }) affiliations: AffiliationView[];
  @field.list(() => LicenceDto, { max: 10, optional: true }) licences?: LicenceDto[];
  @field.list(() => ContactPointDto, { max: 20, optional: true }) contactPoints?: ContactPointDto[];
  @field.codes({ max: 20, optional: true }) roles?: string[];
  @field.ids({ max: 50, optional: true }) topics?: string[];
  @field.instant() createdAt: string;
  @field.instant() updatedAt: string;
  @field.instant({ nullable: true }) voidedAt: string | null;
}

export class StakeholderPage {
  @field.list(() => StakeholderView, { max: 200 }) items: StakeholderView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
