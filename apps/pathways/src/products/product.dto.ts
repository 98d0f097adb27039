import { productKinds } from '@liaison/contracts';
import { field, omit, PageQuery } from '@liaison/platform';
import { identifierSystems } from './identifiers.js';

const sorts = ['name', '-updatedAt'] as const;
const IDENTIFIERS_AT_MOST = 50;

export class ProductName {
  @field.text({ max: 300 }) fr: string;
  @field.text({ max: 300 }) en: string;
}

export class ProductIdentifier {
  @field.oneOf(identifierSystems) system: (typeof identifierSystems)[number];
  @field.text({ max: 8, pattern: /^[0-9]{1,8}$/, description: 'DIN and NPN: 8 digits, leading zeros included. MDL: 1 to 8.' }) value: string;
}

export class CreateProduct {
  @field.id({ optional: true, description: 'Made by the client when it works offline.' }) id?: string;
  @field.oneOf(productKinds, { description: '`software` includes artificial intelligence.' }) kind: (typeof productKinds)[number];
  @field.object(() => ProductName, { description: 'The brand name; of what has none, the name in use.' }) name: ProductName;
  @field.object(() => ProductName, { optional: true, nullable: true, description: 'The generic (proper or common) name.' }) genericName?: ProductName | null;
  @field.text({ max: 300, optional: true, nullable: true }) manufacturer?: string | null;
  @field.code({ optional: true, nullable: true }) therapeuticArea?: string | null;
  @field.list(() => ProductIdentifier, { max: IDENTIFIERS_AT_MOST, optional: true, description: 'No other product in use may carry them.' })
  identifiers?: ProductIdentifier[];
}

/** All fields of a product: what is left out is emptied. */
export class ReplaceProduct extends omit(CreateProduct, 'id') {}

export class ProductQuery extends PageQuery {
  @field.oneOf(sorts, { optional: true, description: '`name` unless told: in the language asked for.' }) sort?: (typeof sorts)[number];
  @field.someOf(productKinds, { optional: true }) kind?: string[];
  @field.code({ optional: true, description: 'Of the product or of one of its indications.' }) therapeuticArea?: string;
  @field.text({ max: 12, pattern: /^((DIN|NPN|MDL):)?[0-9]{1,8}$/, optional: true, description: 'Exactly, such as `02123456` or `DIN:02123456`.' })
  identifier?: string;
  @field.text({ max: 200, optional: true, description: 'Words of the names or identifiers; accents, case and order do not matter.' }) q?: string;
}

export class ProductView {
  @field.id() id: string;
  @field.integer({ min: 1, max: 2_147_483_647, description: 'Counts changes of the product and of its indications.' }) version: number;
  @field.oneOf(productKinds) kind: string;
  @field.object(() => ProductName) name: ProductName;
  @field.object(() => ProductName, { nullable: true }) genericName: ProductName | null;
  @field.text({ max: 300, nullable: true }) manufacturer: string | null;
  @field.code({ nullable: true }) therapeuticArea: string | null;
  @field.list(() => ProductIdentifier, { max: IDENTIFIERS_AT_MOST }) identifiers: ProductIdentifier[];
  @field.instant() createdAt: string;
  @field.instant() updatedAt: string;
  @field.instant({ nullable: true }) voidedAt: string | null;
}

export class ProductPage {
  @field.list(() => ProductView, { max: 200 }) items: ProductView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
