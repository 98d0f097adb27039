/*
 * Where each table begins in the memory that both sides share. TypeScript fills the tables, and says here where a
 * table is whenever it moves.
 */

/** u16: the texts of the item, one after the other. */
export let units: usize = 0;
/** i32, two by value: where it ends in `units` and, once it is folded, in `folded`; the part of the item that it stands in as a bit. */
export let values: usize = 0;
/** u16 by UTF-16 unit: the letter that it folds to, or a sign: see `folding.ts`. */
export let folds: usize = 0;
/** u8: the texts of the item as they are compared, in UTF-8: letters and digits, spaces between words and after each value. */
export let folded: usize = 0;
/** i32: where words begin and end in `folded`, in turns. */
export let edges: usize = 0;
/** i32, four by word: where it begins and ends in `folded`, its feature (0 where no strategy knows it), its part as a bit. An empty one ends each value. */
export let words: usize = 0;
/** i32: which rows of `words` want another look. */
export let unsettled: usize = 0;

/** u8 by feature: the parts of the item that it was seen in, a bit each. */
export let seen: usize = 0;
/** i32: the features that were seen, each once. */
export let touched: usize = 0;
/** u32 by feature: in how many items it was seen. */
export let counts: usize = 0;
/** u8 by feature: the places that it has in pairs. */
export let roles: usize = 0;

/** i32, two by slot: a feature, the hash of its letters. */
export let wordSlots: usize = 0;
export let wordMask: i32 = 0;
export let beginningSlots: usize = 0;
export let beginningMask: i32 = 0;
/**
 * 32 bytes by word or beginning: its first sixteen bytes in UTF-8, where the others are, how many it has; of a word
 * also the beginning that it has (0: none, -1: several), and the edition of the beginnings for which that holds.
 */
export let spellings: usize = 0;
/** u32 by `gateOf`: the lengths of the beginnings that start so, a bit each. */
export let gates: usize = 0;
/** How long the longest beginning has ever been. */
export let longest: i32 = 0;
/** Another whenever a beginning comes or goes. */
export let edition: i32 = 0;
/** Bits of a hash that count. */
export let hashMask: i32 = -1;

/** i32, two by slot: a phrase, the hash of the pair that gives it away. */
export let pairs: usize = 0;
export let pairsMask: i32 = 0;
/** i32, four by phrase: the pair's first and second word, where its body is (0: the pair is all of it), and nothing. */
export let phrases: usize = 0;

/** i32 by feature: where the list of strategies is that are looked for where it is seen: see `match.ts`. */
export let anchored: usize = 0;
/** i32, two by list: where it is, of a feature that was seen, and the parts that this was seen in. */
export let lists: usize = 0;
/** i32: the nodes of the strategies that match. */
export let matched: usize = 0;

/** Learns what a unit folds to. */
export declare function learn(unit: i32): i32;
/** Writes what a character folds to at that place of `folded`; tells how many bytes that is. */
export declare function unfold(character: i32, at: i32): i32;
/** Spells an abbreviation out at that place of `folded`; tells how many bytes that is, 0 where it is none. */
export declare function spell(start: i32, end: i32, at: i32): i32;
