import { SystemClock } from '@liaison/platform';
import { openWatchingWorld } from '@liaison/testing';
import { monitoring } from '../src/monitoring.app.js';
import { Runner } from '../src/runs/runner.js';

/** The service in a process of its own, on the machine's time; a message has it look at everything that is due. */
const world = await openWatchingWorld([process.env.FEEDS_HOST!], monitoring);
const runner = world.service('monitoring').app.get(Runner, { strict: false });
process.on('message', () => {
  world.clock.set(new SystemClock().now());
  void runner.drain().then(() => process.send!({ drained: true }));
});
world.clock.set(new SystemClock().now());
process.send!({ origin: world.origin, token: await world.issuer.token('karim') });
process.once('SIGTERM', () => void world.close().then(() => process.exit(0)));
