import { holdsOn, isObject, objects, text, type Json } from './json.js';

/** A number that somebody gives to a person or an organization, unique within its system. */
export interface Identifier {
  system: string;
  value: string;
  /** Who gave it, in words. */
  assigner: string | null;
}

/** What is longer is no identifier, and no index takes it. */
const LONGEST = { system: 300, value: 200 };
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\S+$/i;
/** Uses under which a number does not name anybody any more, or not for long. */
const PASSING = new Set(['old', 'temp']);

/** The identifiers that hold today and are unique in the world: without a system a number names nobody. */
export const identifiersOf = (resource: Json, day: string): Identifier[] =>
  objects(resource.identifier).flatMap((one) => {
    const [system, value] = [text(one.system), text(one.value)];
    if (!system || !value || PASSING.has(text(one.use) ?? '') || !holdsOn(one.period, day)) return [];
    if (!ABSOLUTE.test(system) || system.length > LONGEST.system || value.length > LONGEST.value) return [];
    return [{ system, value, assigner: isObject(one.assigner) ? text(one.assigner.display) : null }];
  });
