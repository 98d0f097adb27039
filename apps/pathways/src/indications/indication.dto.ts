import { field, omit, PageQuery } from '@liaison/platform';
import { authorizations, labelStatuses } from './indication.entity.js';

const link = { max: 2_000, pattern: /^https?:\/\/\S+$/ };

export class IndicationLabel {
  @field.text({ max: 5_000, lines: true }) fr: string;
  @field.text({ max: 5_000, lines: true }) en: string;
}

export class CreateIndication {
  @field.id({ optional: true, description: 'Made by the client when it works offline.' }) id?: string;
  @field.id() productId: string;
  @field.object(() => IndicationLabel, { description: 'The use, in the words of the label.' }) label: IndicationLabel;
  @field.code({ optional: true, nullable: true, description: 'Left out: that of the product.' }) therapeuticArea?: string | null;
  @field.oneOf(authorizations, { description: 'Notice of compliance, with conditions, or another act such as a licence.' })
  authorization: (typeof authorizations)[number];
  @field.date({ description: 'The first day on which the use is on label.' }) validFrom: string;
  @field.date({ optional: true, nullable: true, description: 'The last such day; left out while the label stands.' }) validTo?: string | null;
  @field.text({ ...link, optional: true, nullable: true, description: 'Where the label or the decision is published.' }) sourceUrl?: string | null;
}

/** All fields of an indication: what is left out is emptied. It stays with its product. */
export class ReplaceIndication extends omit(CreateIndication, 'id', 'productId') {
  @field.id({ optional: true, description: 'Only the product that it belongs to already.' }) productId?: string;
}

export class IndicationQuery extends PageQuery {
  @field.id({ optional: true }) productId?: string;
  @field.date({ optional: true, description: 'Only those that are on label on this day.' }) on?: string;
}

export class IndicationView {
  @field.id() id: string;
  @field.integer({ min: 1, max: 2_147_483_647 }) version: number;
  @field.id() productId: string;
  @field.object(() => IndicationLabel) label: IndicationLabel;
  @field.code({ nullable: true }) therapeuticArea: string | null;
  @field.oneOf(authorizations) authorization: string;
  @field.oneOf(labelStatuses, { description: 'Today in Toronto.' }) status: string;
  @field.date() validFrom: string;
  @field.date({ nullable: true }) validTo: string | null;
  @field.text({ ...link, nullable: true }) sourceUrl: string | null;
  @field.instant() createdAt: string;
  @field.instant() updatedAt: string;
  @field.instant({ nullable: true }) voidedAt: string | null;
}

export class IndicationPage {
  @field.list(() => IndicationView, { max: 200 }) items: IndicationView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
