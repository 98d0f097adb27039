/** The address that a link means, relative to what stands around it; undefined for none, or one that no browser opens. */
export function addressIn(link: string | undefined, bases: (string | undefined)[]): string | undefined {
  if (link === undefined) return undefined;
  const base = baseOf(bases);
  const address = URL.canParse(link, base) ? new URL(link, base) : undefined;
  if (address === undefined || !/^(?:https?|ftp|tag|urn):$/.test(address.protocol)) return undefined;
  return isAbsolute(link) ? link.trim().replace(/\s/g, '%20') : address.href;
}

/** Each base is relative to the one around it; one that leads elsewhere than to the web is passed over. */
function baseOf(bases: (string | undefined)[]): string | undefined {
  let base: string | undefined;
  for (const next of bases) {
    if (next === undefined || !URL.canParse(next, base)) continue;
    const address = new URL(next, base);
    if (/^https?:$/.test(address.protocol)) base = address.href;
  }
  return base;
}

const isAbsolute = (link: string): boolean => /^\s*[a-z][a-z0-9+.-]*:/i.test(link);

/** Two spellings of one address: without fragment, without marks of campaigns, host in lower case. */
export function normalAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) if (/^(?:utm_\w+|wt_mc|mc_cid|mc_eid|fbclid|gclid)$/i.test(name)) url.searchParams.delete(name);
  return url.href;
}
