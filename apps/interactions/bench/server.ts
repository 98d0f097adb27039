import { openWorld } from '@liaison/testing';
import { interactions } from '../src/interactions.app.js';

/** The service under load, in a process of its own. */
const world = await openWorld(interactions);
process.send!({ origin: world.origin, token: await world.issuer.token('maude'), databaseUrl: world.config.databaseUrl });
process.once('SIGTERM', () => void world.close().then(() => process.exit(0)));
