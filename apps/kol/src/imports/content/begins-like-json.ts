import { Problem } from '@liaison/platform';

/** Whether JSON has begun; false as long as there is nothing but blanks. */
export function beginsLikeJson(chunk: Buffer): boolean {
  const first = /[^\s\ufeff]/.exec(chunk.subarray(0, 64).toString('utf8'))?.[0];
  if (first === undefined) return false;
  if (first === '{' || first === '[') return true;
  throw new Problem('unsupported-media-type', {
    fr: 'Ce contenu n’est pas du JSON : il ne commence ni par { ni par [.',
    en: 'This content is not JSON: it begins with neither { nor [.',
  });
}
