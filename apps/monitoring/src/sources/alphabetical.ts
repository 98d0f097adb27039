/** As in a dictionary: « École » stands after « ebola » and before « Eczéma », not behind all capitals and « z ». */
export const alphabetical = (column: string): string => `${column} COLLATE "fr-CA-x-icu"`;
