import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem.js';

const FRESH_MS = 15_000;
const TRIES = 2;

/** What has been read, and is read again when it may have changed. A refusal stays one, however often one asks. */
export const queries = new QueryClient({
  // Without network the device answers: nothing waits for one.
  defaultOptions: {
    mutations: { networkMode: 'always' },
    queries: { networkMode: 'always', staleTime: FRESH_MS, retry: (failures, error) => failures < TRIES && !(error instanceof ApiProblem && error.status < 500) },
  },
});
