import { fieldsOf, type Class } from './registry.js';

/** Query parameters arrive as text: numbers, flags and lists get their form here, before they are validated. */
export function fromQuery(of: Class, query: Record<string, unknown>): Record<string, unknown> {
  // Without a prototype, so that a parameter called `__proto__` is one like any other.
  const made = Object.create(null) as Record<string, unknown>;
  const fields = fieldsOf(of);
  for (const [name, raw] of Object.entries(query)) {
    const type = (fields.get(name)?.schema as { type?: unknown } | undefined)?.type;
    made[name] = type === 'array' ? listOf(raw) : typeof raw === 'string' ? coerced(type, raw) : raw;
  }
  return made;
}

const listOf = (raw: unknown): unknown => (typeof raw === 'string' ? raw.split(',') : raw);

function coerced(type: unknown, raw: string): unknown {
  if (type === 'integer' && /^-?\d{1,15}$/.test(raw)) return Number(raw);
  if (type === 'boolean' && (raw === 'true' || raw === 'false')) return raw === 'true';
  return raw;
}
