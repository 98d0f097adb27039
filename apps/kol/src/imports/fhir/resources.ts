import { isObject, objects, text, type Json } from './json.js';

/** A resource as it stands in a file. */
export interface Found {
  resource: Json;
  /** What the bundle calls it: an address or a `urn:uuid`. */
  fullUrl: string | null;
  /** The resource that it is contained in, with what its bundle calls it. */
  container: Found | null;
}

const IMPORTED = ['Practitioner', 'Organization'];

export const typeOf = (resource: Json): string | null => {
  const type = text(resource.resourceType);
  return type && /^[A-Za-z]{1,64}$/.test(type) ? type : null;
};

export const isImported = (type: string): boolean => IMPORTED.includes(type);

/**
 * The resources of a JSON value: of a list, of a bundle however deep, of the value itself. What a
 * resource contains counts when it is a person or an organization; the rest is a part of its container.
 */
export function* resourcesIn(value: unknown, fullUrl: string | null = null): Generator<Found | null> {
  if (Array.isArray(value)) {
    for (const one of value) yield* resourcesIn(one);
  } else if (!isObject(value)) {
    yield null;
  } else if (value.resourceType === 'Bundle') {
    for (const entry of objects(value.entry)) if (entry.resource !== undefined) yield* resourcesIn(entry.resource, text(entry.fullUrl));
  } else {
    const found = { resource: value, fullUrl, container: null };
    yield found;
    for (const resource of objects(value.contained))
      if (isImported(typeOf(resource) ?? '')) yield { resource, fullUrl: null, container: found };
  }
}
