import { checkOrdering } from './ordering.js';

/** A share of the runs of `npm run test:ordering`, in a process of its own. */
const { ORDERING_RUNS, ORDERING_SEED } = process.env;
process.send!(await checkOrdering(Number(ORDERING_RUNS), Number(ORDERING_SEED)));
process.once('SIGTERM', () => process.exit(0));
