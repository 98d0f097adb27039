import type { Bilingual } from '@liaison/platform';

export interface CodeListItem {
  code: string;
  label: Bilingual;
  /** The code that this one belongs under, in the same list. */
  parent?: string;
}

/** Reference data that ship with the code: codes that never change their meaning, and their labels. */
export interface CodeList {
  name: string;
  items: readonly CodeListItem[];
}

/** One line of a list, short enough for tables of them to be read. */
export const item = (code: string, fr: string, en: string, parent?: string): CodeListItem => ({
  code,
  label: { fr, en },
  ...(parent && { parent }),
});

/** The items of a list whose codes a contract names: a code without labels does not compile. */
export const labelled = <C extends string>(codes: readonly C[], labels: Record<C, readonly [fr: string, en: string]>): CodeListItem[] =>
  codes.map((code) => item(code, labels[code][0], labels[code][1]));

/** Whether a code stands in a list. */
export const holds = ({ items }: CodeList, code: string): boolean => items.some((one) => one.code === code);
