/** A JSON object of somebody else's making: nothing is certain about it. */
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a list; a lone object where a list is meant counts as a list of one. */
export const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : []);

/** Text on one line without blanks around it; null when there is none. */
export function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return value.replace(/\s+/g, ' ').trim() || null;
}

export const texts = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(text).filter((one) => one !== null);

/** Levels of nesting at most: a FHIR resource in a bundle in a bundle has about twenty. */
const LEVELS = 40;

/** What makes a value unfit to be kept as it is, or null: Postgres refuses NUL, and the deep end of any recursion. */
export function faultOf(value: unknown, levels = LEVELS): 'tooDeep' | 'illFormed' | null {
  if (typeof value === 'string') return value.includes('\0') || LONE_SURROGATE.test(value) ? 'illFormed' : null;
  if (typeof value !== 'object' || value === null) return null;
  if (levels === 0) return 'tooDeep';
  for (const [key, child] of Object.entries(value)) {
    const fault = faultOf(key) ?? faultOf(child, levels - 1);
    if (fault) return fault;
  }
  return null;
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Whether a FHIR period covers a day; one that is left open or malformed does. */
export function holdsOn(period: unknown, day: string): boolean {
  if (!isObject(period)) return true;
  const [start, end] = [text(period.start), text(period.end)];
  // A FHIR date may stop at the year or the month: "2024" ends with 2024.
  return !(start && start > day) && !(end && end.slice(0, 10) < day.slice(0, end.length));
}
