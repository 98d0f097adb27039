import { isIP } from 'node:net';
import { Failure } from './failures.js';
import type { Network } from './network.js';
import { isPublic } from './private-ranges.js';

/** Decides for each address, first ones and redirects alike, whether and where it may be asked. */
export class Guard {
  private readonly allowed: ReadonlySet<string>;

  /** @param allowed exact `host:port` of what may be asked although it is private */
  constructor(
    private readonly network: Network,
    allowed: readonly string[] = [],
  ) {
    this.allowed = new Set(allowed.map((one) => one.toLowerCase()));
  }

  /** @throws Failure when it is no address that may be asked */
  parse(text: string, base?: URL): URL {
    const url = URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') throw new Failure('bad-address');
    if (url.username || url.password) throw new Failure('address-with-password');
    url.hash = '';
    return url;
  }

  /**
   * The addresses that a host has now. The connection is made to these and no others: a name that is asked
   * twice may answer differently the second time.
   * @throws Failure when one of them is not public: a name that is both is an attempt
   */
  async addressesOf(url: URL, signal: AbortSignal): Promise<string[]> {
    const name = url.hostname.replace(/^\[|\]$/g, '');
    const exempt = this.allowed.has(`${url.hostname}:${url.port || PORTS[url.protocol]}`);
    if (!exempt && /(^|\.)localhost\.?$/.test(name)) throw new Failure('private-address');
    const addresses = isIP(name) ? [name] : await this.network.resolve(name, signal);
    if (addresses.length === 0) throw new Failure('unknown-host');
    if (!exempt && !addresses.every(isPublic)) throw new Failure('private-address');
    return addresses.map((address) => this.network.reach?.(address) ?? address);
  }
}

const PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' };
