import { cleaned } from './decoding.js';

/** The value of a JSON text; undefined when it is none. What no text may hold is taken out of its strings. */
export function parsedJson(text: string): unknown {
  try {
    return /\\u(?:00[01]|d[89a-f]|fff[ef])/i.test(text) ? JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? cleaned(value) : value)) : JSON.parse(text);
  } catch {
    return undefined;
  }
}
