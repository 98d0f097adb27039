import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const MEGABYTE = 2 ** 20;
const NOTHING = Buffer.alloc(16 * MEGABYTE);

/** 16 MB of zeros in about 16 kB. Members of gzip may follow one another: a thousand of them are 16 GB. */
let member: Buffer | undefined;
export const gzipMember = (): Buffer => (member ??= gzipSync(NOTHING));

/** 16 MB of zeros in a few bytes. */
let brotli: Buffer | undefined;
export const brotliBomb = (): Buffer => (brotli ??= brotliCompressSync(NOTHING, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));

/** "Billion laughs": a few hundred bytes that would be 10^9 words. */
export const entityBomb = (): string => {
  const levels = Array.from({ length: 9 }, (_, at) => `<!ENTITY rire${at + 1} "${`&rire${at};`.repeat(10)}">`);
  return `<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY rire0 "rire">${levels.join('')}]>
<rss version="2.0"><channel><title>&rire9;</title><item><guid>a</guid><title>&rire9;</title></item></channel></rss>`;
};

/** Asks whoever resolves entities to read a file of the machine and an address that only the machine reaches. */
export const externalEntities = (canary: string): string => `<?xml version="1.0"?>
<!DOCTYPE rss SYSTEM "${canary}/document.dtd" [
  <!ENTITY file SYSTEM "file:///etc/passwd">
  <!ENTITY inside SYSTEM "${canary}/entity">
  <!ENTITY % parameter SYSTEM "${canary}/parameter"> %parameter;
]>
<rss version="2.0"><channel><title>&file;</title><item><guid>a</guid><title>&file;&inside;</title></item></channel></rss>`;
