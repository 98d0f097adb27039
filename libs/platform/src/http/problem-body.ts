import type { Problem } from '../problem.js';
import { titles } from './titles.js';

/** The problem document of RFC 9457, in one language. */
export const problemBody = ({ code, status, detail, more }: Problem, language: 'fr' | 'en'): object => ({
  type: `urn:liaison:problem:${code}`,
  title: titles[code][language],
  status,
  code,
  ...(detail && { detail: detail[language] }),
  ...(more.errors && { errors: more.errors.map((e) => ({ field: e.field, code: e.code, message: e.message[language] })) }),
  ...more.extra,
});
