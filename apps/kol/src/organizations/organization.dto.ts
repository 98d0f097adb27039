import { field, PageQuery } from '@liaison/platform';

export class OrganizationName {
  @field.text({ max: 300 }) fr: string;
  @field.text({ max: 300 }) en: string;
}

export class OrganizationParentDto {
  @field.id() organizationId: string;
  @field.date({ optional: true, nullable: true }) from?: string | null;
  @field.date({ optional: true, nullable: true, description: 'Last day; left out while it lasts.' }) to?: string | null;
}

export class OrganizationInput {
  @field.id({ optional: true, description: 'Made by the client when it works offline.' }) id?: string;
  @field.code({ description: 'A code of `organization-kinds`.' }) kind: string;
  @field.object(() => OrganizationName) name: OrganizationName;
  @field.text({ max: 2, pattern: /^(0[1-9]|1[0-8])$/, optional: true, nullable: true, description: 'Health region, 01 to 18; left out: its parent’s.' }) region?: string | null;
  @field.text({ max: 100, optional: true, nullable: true }) city?: string | null;
  @field.text({ max: 7, optional: true, nullable: true, pattern: /^[A-Za-z]\d[A-Za-z] ?\d[A-Za-z]\d$/ }) postalCode?: string | null;
  @field.list(() => OrganizationParentDto, { max: 20, optional: true, description: 'What it belongs or belonged to; periods may not overlap.' }) parents?: OrganizationParentDto[];
  @field.id({ optional: true, nullable: true, description: 'What it was before.' }) predecessorId?: string | null;
  @field.date({ optional: true, nullable: true }) validFrom?: string | null;
  @field.date({ optional: true, nullable: true }) validTo?: string | null;
}

export class OrganizationQuery extends PageQuery {
  @field.text({ max: 100, optional: true, description: 'Words of the name; accents, case and hyphens do not matter.' }) q?: string;
  @field.code({ optional: true }) kind?: string;
  @field.code({ optional: true, description: 'Health region, its own or its parent’s.' }) region?: string;
  @field.id({ optional: true, description: 'Directly below this one.' }) parentId?: string;
  @field.date({ optional: true, description: 'As it was on this day; today in Toronto unless told.' }) on?: string;
  @field.ids({ max: 100, optional: true }) ids?: string[];
}

export class OrganizationView {
  @field.id() id: string;
  @field.integer({ min: 1, max: 2_147_483_647 }) version: number;
  @field.code() kind: string;
  @field.object(() => OrganizationName) name: OrganizationName;
  @field.code({ nullable: true }) region: string | null;
  @field.text({ max: 100, nullable: true }) city: string | null;
  @field.text({ max: 7, nullable: true }) postalCode: string | null;
  @field.list(() => OrganizationParentDto, { max: 20 }) parents: OrganizationParentDto[];
  @field.id({ nullable: true }) predecessorId: string | null;
  @field.date({ nullable: true }) validFrom: string | null;
  @field.date({ nullable: true }) validTo: string | null;
  @field.instant() updatedAt: string;
  @field.instant({ nullable: true }) voidedAt: string | null;
}

export class OrganizationPage {
  @field.list(() => OrganizationView, { max: 200 }) items: OrganizationView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
