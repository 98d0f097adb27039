import { duties, roles, type Duty, type Role } from '@liaison/contracts';
import { field, omit, PageQuery } from '@liaison/platform';
import { userKinds, type UserKind } from './user.entity.js';

const locales = ['fr', 'en'] as const;
type Locale = (typeof locales)[number];

/** What identity providers may call a user: RFC 7519 leaves it open, this suite keeps to visible ASCII. */
const SUBJECT = /^[\x21-\x7e]+$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export class UserInput {
  @field.id({ optional: true }) id?: string;
  @field.text({ max: 255, pattern: SUBJECT, description: 'The identity provider’s name of the user (`sub`); unique.' }) subject: string;
  @field.text({ max: 200 }) displayName: string;
  @field.text({ max: 254, pattern: EMAIL, optional: true, nullable: true }) email?: string | null;
  @field.oneOf(roles) role: Role;
  @field.someOf(duties, { optional: true }) duties?: Duty[];
  @field.oneOf(userKinds, { optional: true, description: 'A person unless told; `client` is a program.' }) kind?: UserKind;
  @field.oneOf(locales, { optional: true, description: 'French unless told.' }) locale?: Locale;
  @field.timeZone({ optional: true }) timeZone?: string;
}

export class ReplaceUser extends omit(UserInput, 'id') {}

export class UserQuery extends PageQuery {
  @field.oneOf(roles, { optional: true }) role?: Role;
  @field.flag({ optional: true }) active?: boolean;
  @field.text({ max: 200, optional: true, description: 'Words of the name, whatever their order and accents.' }) q?: string;
  @field.oneOf(['displayName', '-displayName'], { optional: true }) sort?: 'displayName' | '-displayName';
}

export class UserView {
  @field.id() id: string;
  @field.integer({ min: 1, max: 2_147_483_647 }) version: number;
  @field.text({ max: 255, nullable: true, description: 'Null but for administrators and compliance.' }) subject: string | null;
  @field.text({ max: 200 }) displayName: string;
  @field.text({ max: 254, nullable: true, description: 'Null but for administrators and compliance.' }) email: string | null;
  @field.oneOf(roles) role: Role;
  @field.someOf(duties) duties: Duty[];
  @field.oneOf(userKinds) kind: UserKind;
  @field.flag() active: boolean;
  @field.oneOf(locales) locale: Locale;
  @field.timeZone() timeZone: string;
}

export class UserPage {
  @field.list(() => UserView, { max: 200 }) items: UserView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}
