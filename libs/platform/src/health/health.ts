import { Controller, Get, HttpStatus, Injectable, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/allow.js';
import { withinMs } from '../within-ms.js';

/** How long one check may take before it counts as failed. */
const CHECK_TIMEOUT_MS = 2_000;

type Check = () => Promise<unknown>;

/** What must work for this service to be of use. Each part of the platform adds what it depends on. */
@Injectable()
export class Health {
  readonly #checks = new Map<string, { check: Check; vital: boolean }>();
  readonly #onDrain: Array<() => void> = [];
  #draining = false;

  /** What is not vital is reported only: without it the service is of use still. */
  add(name: string, check: Check, { vital } = { vital: true }): void {
    this.#checks.set(name, { check, vital });
  }

  /** From now on the service is not ready: it finishes what it has and takes no more. */
  drain(): void {
    if (this.#draining) return;
    this.#draining = true;
    for (const then of this.#onDrain) then();
  }

  /** Runs when the drain begins: whatever would never end by itself must end now, or the drain waits for it. */
  onDrain(then: () => void): void {
    this.#onDrain.push(then);
  }

  async ready(): Promise<{ ready: boolean; checks: Record<string, 'up' | 'down'> }> {
    const states = await Promise.all([...this.#checks].map(async ([name, { check, vital }]) => ({ name, vital, up: await passes(check) })));
    return {
      ready: !this.#draining && states.every(({ up, vital }) => up || !vital),
      checks: Object.fromEntries(states.map(({ name, up }) => [name, up ? 'up' : 'down'])),
    };
  }
}

const passes = (check: Check): Promise<boolean> =>
  withinMs(CHECK_TIMEOUT_MS, check()).then(
    () => true,
    () => false,
  );

@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('live')
  @Public()
  live(): { status: 'up' } {
    return { status: 'up' };
  }

  @Get('ready')
  @Public()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const state = await this.health.ready();
    void reply.status(state.ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return { status: state.ready ? 'up' : 'down', checks: state.checks };
  }
}
