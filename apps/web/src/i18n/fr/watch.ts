import { publications } from './publications.js';
import { runs, schedule } from './runs.js';
import { signals } from './signals.js';
import { sources } from './sources.js';
import { strategies } from './strategies.js';
import { trials } from './trials.js';

/** The watch in French: what its screens say, which come later than the app. */
export const watch = { signals, strategies, sources, runs, schedule, publications, trials };
