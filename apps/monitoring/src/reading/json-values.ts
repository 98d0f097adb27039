import { oneLine, plainText } from './plain-text.js';

/** Values of a JSON answer, taken for nothing but what they are: what is missing or of another kind is not there. */
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
export const objectIn = (value: unknown): Json => (isObject(value) ? value : {});

/** The objects of a list; several sources leave the list out around a single one. */
export const objectsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : []);

/** A text that says something; numbers are texts too. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export const textsIn = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(textIn).filter((text) => text !== undefined);

export function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A text that may hold markup and entities, on one line. */
export function lineIn(value: unknown): string | undefined {
  const text = textIn(value);
  return text === undefined ? undefined : oneLine(plainText(text)) || undefined;
}
