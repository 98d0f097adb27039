import type { ApiPropertyOptions } from '@nestjs/swagger';
import type { Check } from './checks.js';

export type Class<T extends object = object> = abstract new (...args: never[]) => T;

export interface Field {
  property: string;
  check: Check;
  /** Brings an accepted value into its one form, such as the lower case of an id. */
  normalise?: (value: unknown) => unknown;
  schema: ApiPropertyOptions;
  optional: boolean;
  nullable: boolean;
  nested?: () => Class;
  each: boolean;
}

const registry = new WeakMap<Class, Map<string, Field>>();

/** The fields of a class, its own and those of the classes that it extends. */
export function fieldsOf(of: Class): Map<string, Field> {
  const known = registry.get(of);
  if (known) return known;
  const parent = Object.getPrototypeOf(of) as Class | null;
  const made = new Map(typeof parent === 'function' && parent.prototype ? fieldsOf(parent) : []);
  registry.set(of, made);
  return made;
}

/** Whether a class has any, its own or inherited ones: a body that only derives from another is validated like it. */
export const hasFields = (of: unknown): of is Class => typeof of === 'function' && fieldsOf(of as Class).size > 0;
