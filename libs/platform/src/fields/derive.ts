import { declare } from './field.js';
import { fieldsOf, type Class } from './registry.js';

/** The same class with every field optional: the body of a PATCH, where what is left out stays as it was. */
export function partial<T extends object>(of: Class<T>): new () => Partial<T> {
  return derive(of, () => true, true) as new () => Partial<T>;
}

/** The same class without some fields. */
export function omit<T extends object, K extends keyof T & string>(of: Class<T>, ...names: K[]): new () => Omit<T, K> {
  return derive(of, (name) => !names.includes(name as K), false) as new () => Omit<T, K>;
}

function derive(of: Class, keep: (name: string) => boolean, optional: boolean): new () => object {
  class Derived {}
  const fields = fieldsOf(Derived);
  for (const [name, field] of fieldsOf(of)) {
    if (!keep(name)) continue;
    const made = { ...field, optional: optional || field.optional };
    fields.set(name, made);
    declare(Derived.prototype, name, made);
  }
  return Derived;
}
