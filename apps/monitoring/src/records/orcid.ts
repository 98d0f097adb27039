/** An ORCID iD in its one form: `0000-0002-1825-0097`. */
export type Orcid = string;

const SAID = /^(?:https?:\/\/)?(?:www\.)?(?:sandbox\.)?(?:orcid\.org\/)?(?:orcid:?\s*)?(\d{4})[-\s‐–]?(\d{4})[-\s‐–]?(\d{4})[-\s‐–]?(\d{3}[\dX])\/?$/i;

/** An ORCID iD, whether bare, with dashes or as an address; undefined when its check digit is wrong. */
export function orcidOf(said: string): Orcid | undefined {
  const parts = SAID.exec(said.trim());
  if (!parts) return undefined;
  const orcid = parts.slice(1).join('-').toUpperCase();
  return hasChecksum(orcid) ? orcid : undefined;
}

/** ISO 7064 MOD 11-2, as ORCID's documentation describes it. */
function hasChecksum(orcid: string): boolean {
  const digits = orcid.replaceAll('-', '');
  let total = 0;
  for (let i = 0; i < 15; i++) total = (total + digits.charCodeAt(i) - 48) * 2;
  const check = (12 - (total % 11)) % 11;
  return digits[15] === (check === 10 ? 'X' : String(check));
}
