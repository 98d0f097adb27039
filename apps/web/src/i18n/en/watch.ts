import type { watch as french } from '../fr/watch.js';
import { publications } from './publications.js';
import { runs, schedule } from './runs.js';
import { signals } from './signals.js';
import { sources } from './sources.js';
import { strategies } from './strategies.js';
import { trials } from './trials.js';

export const watch: typeof french = { signals, strategies, sources, runs, schedule, publications, trials };
