/** A feed or an answer that is larger is none that a person reads; fetching cuts earlier where a source is configured so. */
export const DOCUMENT_BYTES_MAX = 10 * 1024 * 1024;
/** Feeds hold tens of items; whoever sends 100,000 has made a mistake or means harm. The rest is refused with a reason. */
export const ENTRIES_MAX = 5_000;
