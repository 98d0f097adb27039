/** White space but a single space, and control characters. */
const UNTIDY = / {2}|[\t\n\r\f\v\u0080-\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]/;
const RAISED: Record<string, string> = { '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '-': '⁻', '−': '⁻', '–': '⁻', '+': '⁺' };

/** Text on one line, without control characters; most of it is so already. */
export const oneLine = (text: string): string =>
  UNTIDY.test(text) || text.startsWith(' ') || text.endsWith(' ') ? text.replace(/[\u0080-\u009F]/g, '').replace(/\s+/g, ' ').trim() : text;

/** A power would be another number without its height: 10<sup>9</sup> is not 109. Other raised text stays as it is. */
export function raised(text: string, from: number): string {
  const power = text.slice(from).trim();
  if (from < 1 || !/\d\s*$/.test(text.slice(0, from)) || !/^[-−–+]?\d+$/.test(power)) return text;
  return text.slice(0, from) + [...power].map((sign) => RAISED[sign]).join('');
}
