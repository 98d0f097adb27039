import { authorships } from './authorships.js';
import { digests } from './digests.js';
import { imports } from './imports.js';
import { notices } from './notices.js';
import { publications } from './publications.js';
import { redactions } from './redactions.js';
import { runs, schedule } from './runs.js';
import { signals } from './signals.js';
import { sources } from './sources.js';
import { strategies } from './strategies.js';
import { trials } from './trials.js';

/** What some screens say in French, which come later than the app. */
export const later = { authorships, digests, imports, notices, signals, strategies, sources, runs, schedule, publications, trials, redactions };
