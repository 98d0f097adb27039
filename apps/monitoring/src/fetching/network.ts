import { Resolver } from 'node:dns/promises';

/** How names become addresses. A test has names of its own. */
export interface Network {
  /** All addresses of a name; none where there is no such name. */
  resolve(name: string, signal: AbortSignal): Promise<string[]>;
  /** Where an address is reached. Only a test, which has the loopback address alone, plays another. */
  reach?(address: string): string;
}

/**
 * Names as the DNS says them. Not through the system's own look-up: that one occupies a thread for as long as
 * a sick name server likes, and there are four for everything that this process does.
 */
export const internet: Network = {
  async resolve(name, signal) {
    const resolver = new Resolver({ timeout: 3_000, tries: 2 });
    signal.addEventListener('abort', () => resolver.cancel(), { once: true });
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  },
};
