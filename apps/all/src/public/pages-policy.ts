/** Stands in the app's page for the nonce of an answer: whoever serves the page puts the nonce in its place. */
export const NONCE_MARK = '__CSP_NONCE__';

/**
 * What a page may load: scripts from here alone, and none that stands in the page itself; styles from
 * here, or with the nonce of this very answer, which the app gives to those that it makes.
 */
export const pagesPolicy = (nonce: string): string =>
  [
    `default-src 'self'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
