/*
 * Where each table begins in the memory that both sides share. TypeScript fills the tables, and says here where a
 * table is whenever it moves; `columns.ts` gives the shape of each.
 */

/** u16 by UTF-16 unit: the letter that it folds to, or a sign: see `folding.ts`. */
export let folds: usize = 0;
/** u16: the texts of the item, one after the other. */
export let units: usize = 0;
/** i32, two by value: where it ends in `units`, the part of the item that it stands in as a bit. */
export let values: usize = 0;
/** u16: the folded letters of the words of the item. */
export let letters: usize = 0;
/** i32 by letter: the hash of its word so far, as `rolled` makes it. */
export let rolling: usize = 0;
/** i32 by word, and one more: where it begins in `letters`. */
export let starts: usize = 0;
/** i32 by word: its feature; 0 where no strategy knows it, and between two values. */
export let ids: usize = 0;

/** u8 by feature: the parts of the item that it was seen in, a bit each. */
export let seen: usize = 0;
/** i32: the features that were seen, each once. */
export let touched: usize = 0;
/** u32 by feature: in how many items it was seen. */
export let counts: usize = 0;
/** u8 by feature: the places that it has in pairs. */
export let roles: usize = 0;
/** i32 by feature: the first of its terms under which a strategy is looked for. */
export let anchored: usize = 0;

/** i32, two by slot: a feature, the hash of its letters. */
export let words: usize = 0;
export let wordsMask: i32 = 0;
export let beginnings: usize = 0;
export let beginningsMask: i32 = 0;
/** u32 by `gateOf`: the lengths of the beginnings that start so, a bit each. */
export let gates: usize = 0;
/** How long the longest beginning has ever been. */
export let longest: i32 = 0;
/** Another whenever a beginning comes. */
export let edition: i32 = 0;
/**
 * i32, four by word or beginning: where its letters are, how many; of a word also the lengths of the beginnings that
 * it is known to have, a bit each, and the edition of the beginnings for which that holds.
 */
export let spans: usize = 0;
/** Bits of a hash that count. */
export let hashMask: i32 = -1;

/** i32, two by slot: a phrase, the hash of the pair that gives it away. */
export let pairs: usize = 0;
export let pairsMask: i32 = 0;
/** i32, four by phrase: the pair's first and second word, where its body is (0: the pair is all of it), and nothing. */
export let phrases: usize = 0;

/** i32, four by node: kind, a, b, answer: see `graph.ts`. */
export let nodes: usize = 0;
/** i32, four by term: the next term of its feature, where its list is, how long, and the room it has. */
export let anchors: usize = 0;
/** i32 by node: the item for which a strategy was last found. */
export let found: usize = 0;
/** i32: the strategies that match. */
export let matched: usize = 0;

/** u16: what `unfold` has written. */
export let unfolded: usize = 0;

/** Learns what a unit folds to. */
export declare function learn(unit: i32): i32;
/** Writes to `unfolded` how many letters and what letters the character at that place of `units` folds to; `at` is where they go. Tells how many units it is. */
export declare function unfold(unit: i32, end: i32, at: i32): i32;
/** Spells an abbreviation out, where it is one; tells where it ends then. */
export declare function spell(start: i32, end: i32): i32;
