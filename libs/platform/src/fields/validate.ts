import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { Problem, type FieldError } from '../problem.js';
import { refusalOf } from './field.js';
import { fieldsOf, type Class } from './registry.js';
import { object } from './checks.js';

/** Errors told at once at most: enough to mend a form, not enough to mirror a flood. */
const ERRORS_TOLD = 50;

/**
 * Accepts a request body or query as the class describes it, or throws `invalid-request` naming
 * every field that is wrong. What is fine passes by the quick check; class-validator explains the rest.
 */
export function validate<T extends object>(of: Class<T>, value: unknown, from: 'body' | 'query' = 'body'): T {
  if (fits(of, value)) return value as T;
  const errors: FieldError[] = [];
  const wrong = object(value);
  if (wrong) errors.push({ field: '', ...wrong });
  else explain(of, value as object, errors);
  throw new Problem(
    'invalid-request',
    from === 'body'
      ? { fr: 'La demande contient des champs invalides.', en: 'The request has invalid fields.' }
      : { fr: 'L’adresse contient des paramètres invalides.', en: 'The address has invalid parameters.' },
    { errors: errors.slice(0, ERRORS_TOLD) },
  );
}

/** The same rules as class-validator's, without its objects: 20 times faster, silent about reasons. */
export function fits(of: Class, value: unknown): boolean {
  if (object(value)) return false;
  const given = value as Record<string, unknown>;
  const fields = fieldsOf(of);
  for (const name in given) if (!fields.has(name)) return false;
  for (const [name, field] of fields) {
    const one = given[name];
    if ((one === undefined && field.optional) || (one === null && field.nullable)) continue;
    if (refusalOf(field, one)) return false;
    if (field.normalise) given[name] = field.normalise(one);
    if (!field.nested) continue;
    const nested = field.nested();
    if (field.each ? !(one as unknown[]).every((item) => fits(nested, item)) : !fits(nested, one)) return false;
  }
  return true;
}

function explain(of: Class, value: object, into: FieldError[]): void {
  for (const error of errorsIn(of, value)) collect(of, error, '', into);
  if (into.length === 0) into.push({ field: '', code: 'invalid', message: { fr: 'Demande invalide.', en: 'Invalid request.' } });
}

/** class-transformer takes over known names only by copying all; unknown ones are told by the whitelist. */
function errorsIn(of: Class, value: object): ValidationError[] {
  try {
    const instance = plainToInstance(of as new () => object, value) as object;
    return validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  } catch {
    // It trips over data that bring a `constructor` of their own, which no field of ours is: refused, without more words.
    return [];
  }
}

const unknownField = { fr: 'Ce champ n’existe pas.', en: 'There is no such field.' };

function collect(of: Class, error: ValidationError, path: string, into: FieldError[]): void {
  const isIndex = /^\d+$/.test(error.property);
  const at = isIndex ? `${path}[${error.property}]` : path ? `${path}.${error.property}` : error.property;
  if (error.constraints?.whitelistValidation) into.push({ field: at, code: 'unknown-field', message: unknownField });
  const field = isIndex ? undefined : fieldsOf(of).get(error.property);
  const wrong = field && error.constraints?.field !== undefined ? refusalOf(field, error.value) : null;
  if (wrong) into.push({ field: at, ...wrong });
  if (!wrong) for (const child of error.children ?? []) collect(isIndex ? of : (field?.nested?.() ?? of), child, at, into);
}
