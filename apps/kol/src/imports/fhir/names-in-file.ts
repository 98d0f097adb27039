import { isObject, text, type Json } from './json.js';
import { typeOf, type Found } from './resources.js';

/** How others may speak of a resource. */
export interface NamesInFile {
  /** As the file does: `Organization/12`, or `CarePlan/7#a` for one that is contained. */
  reference: string | null;
  /** As the world does; null when neither the bundle nor the import says where the resource lives. */
  url: string | null;
}

/** Longer ones are no ids but mistakes, and no index takes them. */
const LONGEST = { id: 200, url: 600 };
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\S+$/i;

/** @param source address of the server that the file comes from, where the import tells it */
export function namesOf({ resource, fullUrl, container }: Found, source: string | null): NamesInFile {
  const id = idOf(resource);
  const own = id && `${typeOf(resource)}/${id}`;
  if (container) {
    const outer = namesOf(container, source);
    const inside = (name: string | null) => (name && id ? short(`${name}#${id}`, LONGEST.url) : null);
    return { reference: inside(outer.reference), url: inside(outer.url) };
  }
  const told = fullUrl && ABSOLUTE.test(fullUrl) ? short(unversioned(fullUrl), LONGEST.url) : null;
  return { reference: own, url: told ?? (own && source ? short(`${source}/${own}`, LONGEST.url) : null) };
}

/** The names that a reference may mean, the surest first. `#a` is contained in the resource that speaks, or beside it. */
export function namesMeant(reference: unknown, speaker: NamesInFile): string[] {
  const given = isObject(reference) ? text(reference.reference) : null;
  if (!given) return [];
  if (given.startsWith('#')) {
    const outer = [speaker.url, speaker.reference].filter((name) => name !== null);
    return outer.map((name) => `${name.split('#', 1)[0]}${given}`);
  }
  const plain = unversioned(given);
  if (ABSOLUTE.test(plain)) return [plain];
  const base = /^(https?:\/\/.+)\/[A-Za-z]+\/[^/]+$/.exec(speaker.url ?? '')?.[1];
  return base ? [`${base}/${plain}`, plain] : [plain];
}

const idOf = (resource: Json): string | null => {
  const id = text(resource.id);
  return id && !/[\s#|]/.test(id) ? short(id, LONGEST.id) : null;
};

const unversioned = (url: string): string => url.replace(/\/_history\/[^/]*$/, '');
const short = (name: string, most: number): string | null => (name.length <= most ? name : null);
