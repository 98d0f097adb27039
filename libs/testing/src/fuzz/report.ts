import type { FuzzReport } from './fuzz.js';

/** A report for people: the seed first, so that the run can be repeated. */
export function inWords({ seed, requests, statuses, unreached, findings }: FuzzReport): string {
  return [
    `seed ${seed}, ${requests} requests`,
    `statuses: ${Object.entries(statuses).map(([status, count]) => `${status} × ${count}`).join(', ')}`,
    unreached.length > 0 ? `never done: ${unreached.join(', ')}` : 'every operation was done at least once',
    findings.length > 0 ? `${findings.length} findings:` : 'nothing was found',
    ...findings.map(({ what, operation, count, example }) => `- ${what} (${operation}, ${count} times)\n    ${example}`),
  ].join('\n');
}
