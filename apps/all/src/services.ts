import type { ServiceDefinition } from '@liaison/platform';
import { directory } from '../../directory/src/directory.app.js';
import { kol } from '../../kol/src/kol.app.js';
import { interactions } from '../../interactions/src/interactions.app.js';
import { monitoring } from '../../monitoring/src/monitoring.app.js';
import { pathways } from '../../pathways/src/pathways.app.js';

/** Every service of the suite, in the order in which they start. */
export const definitions: ServiceDefinition[] = [directory, kol, interactions, pathways, monitoring];
