import { refusedRecord, type Entry } from '../../records/entry.js';

interface Said {
  title: string | undefined;
  feedUrl: string;
  siteUrl: string | undefined;
  folders: string[];
}

/** A feed that a list names; where it has no title, its address stands for one. */
export function outlineOf({ title, feedUrl, siteUrl, folders }: Said, record: number): Entry {
  const address = webAddress(feedUrl);
  if (address === undefined) {
    return refusedRecord('bad-address', `« ${title ?? feedUrl} » n’a pas d’adresse Web.`, `“${title ?? feedUrl}” has no web address.`, { record });
  }
  return { kind: 'outline', outline: { title: title ?? address, feedUrl: address, siteUrl: webAddress(siteUrl ?? ''), folders } };
}

/** `feed:` was how browsers of another time wrote the addresses of feeds. */
function webAddress(said: string): string | undefined {
  const address = said.trim().replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'http://');
  return /^https?:\/\/[^\s/]/i.test(address) && URL.canParse(address) ? address : undefined;
}
