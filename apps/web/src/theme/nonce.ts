/**
 * The nonce of this very page, which whoever serves it has put there. Styles that are made here carry
 * it; the policy refuses all others. The library that locks scrolling reads it by its global name.
 */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

Object.assign(globalThis, { __webpack_nonce__: nonce });
