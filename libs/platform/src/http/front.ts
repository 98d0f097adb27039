import type { IncomingMessage, ServerResponse } from 'node:http';
import { API_PREFIX, type RunningService, type ServiceDefinition } from '../service.js';

/** The resources of which each service answers its own part. */
export const ofEveryService = (name: string): string[] => [`audit-entries/${name}`, `personal-data/${name}`];

/** The addresses that a service answers, as path prefixes. The proxy's rules are made from the same list. */
export const prefixesOf = ({ name, resources, paths }: ServiceDefinition): string[] => [
  ...[...resources, ...ofEveryService(name)].map((resource) => `/${API_PREFIX}/${resource}`),
  ...(paths ?? []).map((path) => `/${path}`),
];

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Sends each request to the service that owns its address; `otherwise` answers what nobody owns. */
export function front(services: readonly RunningService[], otherwise: Handler): Handler {
  const owners = new Map(services.flatMap((service) => prefixesOf(service.definition).map((prefix) => [prefix, service] as const)));
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0]!;
    const owner = ownerOf(owners, path);
    if (owner) owner.answer(request, response);
    else otherwise(request, response);
  };
}

/** Looks for the longest prefix that ends where a segment of the path ends. */
function ownerOf(owners: ReadonlyMap<string, RunningService>, path: string): RunningService | undefined {
  for (let at = path.length; at > 0; at = path.lastIndexOf('/', at - 1)) {
    const owner = owners.get(path.slice(0, at));
    if (owner) return owner;
  }
  return undefined;
}
