import type { Json } from './json.js';

/** What of a resource can become something here. The rest, such as a birth date or a photo, is never kept. */
const KEPT: Record<string, string[]> = {
  Practitioner: ['resourceType', 'id', 'active', 'identifier', 'name', 'telecom', 'address', 'communication'],
  Organization: ['resourceType', 'id', 'active', 'language', 'identifier', 'type', 'name', '_name', 'alias', 'address', 'partOf'],
};

/** A resource without what nobody here has a use for. */
export function imageOf(resource: Json, type: string): Json {
  const image = Object.fromEntries(KEPT[type]!.flatMap((field) => (resource[field] === undefined ? [] : [[field, resource[field]]])));
  if (type !== 'Practitioner' || !Array.isArray(resource.qualification)) return image;
  return { ...image, qualification: resource.qualification.map((one: Json | null) => ({ code: one?.code, identifier: one?.identifier })) };
}
