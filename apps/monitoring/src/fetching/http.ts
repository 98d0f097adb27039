import type { LookupFunction } from 'node:net';
import type { Clock } from '@liaison/platform';
import { Agent, request } from 'undici';
import { answerOf } from './answer.js';
import { Failure, failureOf } from './failures.js';
import type { Ask, Fetched } from './fetched.js';
import { Guard } from './guard.js';
import { LIMITS, PER_SECOND, REDIRECTS, type Limits } from './limits.js';
import { internet, type Network } from './network.js';
import { Turns } from './politeness.js';
import { headersOf, outset, redirected, targetOf, type Sending } from './sending.js';

const TOO_MANY = 429;

/** How far one fetch has come. */
interface Way {
  /** Who is being asked now: what goes wrong is said of them. */
  host: string;
  limits: Limits;
  signal: AbortSignal;
}

/** Asks sources over HTTP: politely, within limits, and never what lies inside the own network. */
export class Http {
  private readonly guard: Guard;
  /** Hosts that have said that they are asked too often, and until when they wish to be left alone: all that they serve. */
  private readonly resting = new Map<string, Date>();

  /** @param allowed exact `host:port` that may be asked although they are private */
  constructor(
    private readonly clock: Clock,
    allowed: readonly string[] = [],
    network: Network = internet,
    private readonly turns = new Turns(),
  ) {
    this.guard = new Guard(network, allowed);
  }

  /** Whatever the source does is a result. Nothing is thrown but for a defect of ours. */
  async fetch(ask: Ask): Promise<Fetched> {
    const limits = ask.limits ?? LIMITS;
    const slow = new AbortController();
    const way: Way = { host: '', limits, signal: ask.signal ? AbortSignal.any([slow.signal, ask.signal]) : slow.signal };
    let timer: NodeJS.Timeout | undefined;
    try {
      const first = this.guard.parse(ask.url);
      way.host = first.host;
      // Waiting for one's turn is no fault of the source.
      await this.turns.take(first.host, ask.perSecond ?? PER_SECOND, ask.signal);
      timer = setTimeout(() => slow.abort(), limits.totalMs);
      return await this.follow(outset(first, ask), ask, way);
    } catch (error) {
      if (ask.signal?.aborted) return new Failure('stopped').seenAt(way.host);
      if (slow.signal.aborted) return new Failure('too-slow').seenAt(way.host);
      return failureOf(error).seenAt(way.host);
    } finally {
      clearTimeout(timer);
    }
  }

  private async follow(first: Sending, ask: Ask, way: Way): Promise<Fetched> {
    let sending = first;
    let movedTo: string | undefined;
    for (let redirects = 0, forGood = true; redirects <= REDIRECTS; redirects++) {
      way.host = sending.url.host;
      const until = this.restOf(way.host);
      if (until) return { kind: 'later', until, status: TOO_MANY };
      if (redirects > 0) await this.turns.take(way.host, ask.perSecond ?? PER_SECOND, way.signal);
      const answer = await this.ask(sending, ask, way);
      if (answer.kind === 'later' && answer.status === TOO_MANY) this.resting.set(way.host, answer.until);
      if (answer.kind !== 'redirect') return movedTo && 'known' in answer ? { ...answer, movedTo } : answer;
      sending = redirected(sending, answer.status, this.guard.parse(answer.location, sending.url));
      // What holds for good ends at the first step that holds only for now.
      forGood &&= answer.status === 301 || answer.status === 308;
      if (forGood) movedTo = sending.url.href;
    }
    throw new Failure('too-many-redirects');
  }

  private restOf(host: string): Date | undefined {
    const until = this.resting.get(host);
    if (until && until > this.clock.now()) return until;
    this.resting.delete(host);
    return undefined;
  }

  /** Asks once, on a connection of its own to an address that was looked at just before. */
  private async ask(sending: Sending, ask: Ask, { limits, signal }: Way) {
    const lookup = pinned(await this.guard.addressesOf(sending.url, signal));
    const agent = new Agent({ connect: { lookup, timeout: limits.idleMs }, headersTimeout: limits.idleMs, bodyTimeout: limits.idleMs });
    try {
      const response = await request(targetOf(sending), { dispatcher: agent, signal, ...headersOf(sending, ask) });
      // A body that nobody needs breaks off with its connection.
      response.body.on('error', () => undefined);
      return await answerOf(response, sending, limits, this.clock.now());
    } finally {
      await agent.destroy();
    }
  }
}

/** Answers every look-up with what is known; the host keeps its name in `Host` and towards TLS. */
const pinned =
  (addresses: string[]): LookupFunction =>
  (_host, options, done) => {
    const known = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all) done(null, known);
    else done(null, known[0]!.address, known[0]!.family);
  };
