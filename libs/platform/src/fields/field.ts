import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import * as checks from './checks.js';
import { fieldsOf, type Class, type Field } from './registry.js';

interface Presence {
  /** May be left out. */
  optional?: boolean;
  /** May be null, which means "nothing" rather than "as it was". */
  nullable?: boolean;
  description?: string;
}

type Decorator = PropertyDecorator;

/**
 * One decorator a field gives class-validator's rule, the OpenAPI schema and the quick check of hot
 * routes. They refuse what class-validator alone lets through: NUL, lone surrogates, impossible
 * dates, a missing nested object, an object where a list is meant.
 */
export const field = {
  /** Text of `min` (default 1) to `max` characters; line breaks only where `lines` is set. */
  text: (options: Presence & { max: number; min?: number; lines?: boolean; pattern?: RegExp }): Decorator =>
    decorate(options, checks.text(options), {
      type: 'string',
      maxLength: options.max,
      ...(options.min !== 0 && { minLength: 1 }),
      ...(options.pattern && { pattern: options.pattern.source }),
    }),

  /** A code: of a code list, or a standard such as a language tag. */
  code: (options: Presence = {}): Decorator => decorate(options, checks.text({ max: 80, pattern: CODE }), codeSchema),
  codes: (options: Presence & { max: number }): Decorator =>
    decorate(options, checks.list(options.max, checks.text({ max: 80, pattern: CODE })), many(codeSchema, options.max)),

  id: (options: Presence = {}): Decorator => decorate(options, checks.id, { type: 'string', format: 'uuid' }, { normalise: lowerCase }),
  ids: (options: Presence & { max: number }): Decorator =>
    decorate(options, checks.list(options.max, checks.id), many({ type: 'string', format: 'uuid' }, options.max), {
      normalise: (ids) => (ids as string[]).map(lowerCase),
    }),

  /** An instant with its offset, ISO 8601. */
  instant: (options: Presence = {}): Decorator => decorate(options, checks.instant, { type: 'string', format: 'date-time' }),
  /** A calendar date, YYYY-MM-DD. */
  date: (options: Presence = {}): Decorator => decorate(options, checks.date, { type: 'string', format: 'date' }),
  /** An IANA time zone. */
  timeZone: (options: Presence = {}): Decorator =>
    decorate(options, checks.timeZone, { type: 'string', maxLength: 64, example: 'America/Toronto' }),

  oneOf: (values: readonly string[], options: Presence = {}): Decorator =>
    decorate(options, checks.oneOf(values), { type: 'string', enum: [...values] }),
  someOf: (values: readonly string[], options: Presence = {}): Decorator =>
    decorate(options, checks.list(values.length, checks.oneOf(values)), many({ type: 'string', enum: [...values] }, values.length)),

  integer: (options: Presence & { min: number; max: number }): Decorator =>
    decorate(options, checks.integer(options), { type: 'integer', minimum: options.min, maximum: options.max }),
  flag: (options: Presence = {}): Decorator => decorate(options, checks.flag, { type: 'boolean' }),

  /** An object of any form; whoever takes it validates it. */
  json: (options: Presence = {}): Decorator => decorate(options, checks.object, { type: 'object', additionalProperties: true }),

  jsons: (options: Presence & { max: number }): Decorator =>
    decorate(options, checks.list(options.max, checks.object), many({ type: 'object', additionalProperties: true }, options.max)),

  // The generator knows a lazy class by the name of its function: the arrows must stay properties called `type`.
  /** An object of a class of its own. */
  object: (of: () => Class, options: Presence = {}): Decorator =>
    decorate(options, checks.object, { type: () => of() }, { nested: of }),
  /** A list of objects of a class of its own. */
  list: (of: () => Class, options: Presence & { max: number }): Decorator =>
    decorate(options, checks.list(options.max, checks.object), { type: () => of(), isArray: true, maxItems: options.max }, { nested: of, each: true }),
};

const lowerCase = (value: unknown): string => (value as string).toLowerCase();

const CODE = /^[A-Za-z0-9][A-Za-z0-9_./:+-]*$/;
const codeSchema = { type: 'string', maxLength: 80, pattern: CODE.source } as const;
const many = (items: object, max: number) => ({ type: 'array', items, maxItems: max }) as ApiPropertyOptions;

function decorate(
  presence: Presence,
  check: checks.Check,
  schema: ApiPropertyOptions,
  more: Partial<Pick<Field, 'nested' | 'each' | 'normalise'>> = {},
): Decorator {
  return (target, key) => {
    const property = String(key);
    const field: Field = { property, check, schema, optional: !!presence.optional, nullable: !!presence.nullable, each: false, ...more };
    fieldsOf(target.constructor as Class).set(property, field);
    declare(target, property, field, presence.description);
  };
}

/** Tells class-validator, class-transformer and the OpenAPI document about a field. */
export function declare(target: object, property: string, field: Field, description?: string): void {
  ApiProperty({
    ...field.schema,
    ...(description && { description }),
    required: !field.optional,
    nullable: field.nullable,
  } as ApiPropertyOptions)(target, property);
  const absent = (value: unknown) => (value === undefined && field.optional) || (value === null && field.nullable);
  ValidateIf((_, value) => !absent(value))(target, property);
  ValidateBy({
    name: 'field',
    validator: { validate: (value: unknown) => refusalOf(field, value) === null },
  })(target, property);
  if (field.nested) {
    Type(field.nested)(target, property);
    ValidateNested({ each: field.each })(target, property);
  }
}

/** Why this one field refuses this value; nested fields speak for themselves. */
export const refusalOf = (field: Field, value: unknown): checks.Refusal | null =>
  value === undefined || value === null ? checks.missing : field.check(value);
