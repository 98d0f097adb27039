/** Deliveries in one job and one transaction at most. */
export const PACK = 50;
/** How long hints are gathered before they travel. */
export const GATHER_MS = 10;
/** Attempts before a delivery is dead: about 20 minutes of trying with the waits below. */
export const ATTEMPTS = 6;
/** Waits after the first, second… failed attempt. */
export const BACKOFF_MS = [1_000, 10_000, 60_000, 300_000, 900_000];
/** How often committed events get their positions: bounds the delay of every position-ordered feed. */
export const POSITIONS_EVERY_MS = 500;
/** Rows that one sweep wakes at most, and the backlog of jobs above which sweeping would only add to it. */
export const SWEEP_ROWS = 2_000;
export const SWEEP_BACKLOG = 100;
/** Done deliveries are kept this long. */
export const KEEP_DONE_DAYS = 30;
