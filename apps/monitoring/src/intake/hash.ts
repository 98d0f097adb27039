import { createHash } from 'node:crypto';

/** The same for the same content, whatever the order of its fields. */
export const hashOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(ordered(content))).digest('base64url');

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, ordered(one)]),
  );
}
