/** Long search filters of systematic reviews take some 6,000 characters. */
export const TEXT_AT_MOST = 10_000;
/** The longest published filters hold some 300; each costs memory for as long as its strategy lives. */
export const TERMS_AT_MOST = 500;
/** Parentheses and NOTs within each other: nobody reads deeper, and the parser calls itself as deeply. */
export const DEPTH_AT_MOST = 40;
/** A whole title may be asked for; what is longer is text that was pasted by mistake. */
export const PHRASE_WORDS_AT_MOST = 40;
/** Of a word cut by a star: two letters begin every fiftieth word of an abstract, so the strategy would match nearly everything. */
export const PREFIX_LETTERS_AT_LEAST = 3;
