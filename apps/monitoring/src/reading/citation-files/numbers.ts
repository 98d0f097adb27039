import type { Identifiers } from '../../records/identifiers.js';
import { doiOf, pmcidOf, pmidOf } from '../../records/identifiers.js';

/** ISSNs and ISBNs in what people and programs write into the same field. */
export function serials(said: string[]): { issns: string[]; isbns: string[] } {
  const numbers = said.flatMap((text) => text.toUpperCase().split(/[^\dX-]+/)).map((number) => number.replaceAll('-', ''));
  const issns = numbers.filter((number) => /^\d{7}[\dX]$/.test(number)).map((number) => `${number.slice(0, 4)}-${number.slice(4)}`);
  const isbns = numbers.filter((number) => /^(\d{9}[\dX]|\d{13})$/.test(number));
  return { issns: [...new Set(issns)], isbns: [...new Set(isbns)] };
}

/** What a work is known by, from fields that may hold a DOI, an address at PubMed, `123[pmid]` or something else. */
export function identifiersIn(said: string[]): Identifiers {
  const found: Identifiers = {};
  for (const text of said) {
    const [, value = '', kind = ''] = /^\s*([^[\]\s]+)\s*\[(\w+)\]\s*$/.exec(text) ?? [];
    if (/^pmid$/i.test(kind)) found.pmid ??= pmidOf(value);
    else if (/^pmcid$/i.test(kind)) found.pmcid ??= pmcidOf(value);
    else if (/^pii$/i.test(kind)) found.pii ??= value;
    else if (/^doi$/i.test(kind)) found.doi ??= doiOf(value);
    else if (/^(https?:\/\/|pmid)/i.test(text.trim()) && pmidOf(text) !== undefined) found.pmid ??= pmidOf(text);
    else if (/pmc\d|\/pmc\//i.test(text) && pmcidOf(text) !== undefined) found.pmcid ??= pmcidOf(text);
    else found.doi ??= doiOf(text);
  }
  return found;
}
