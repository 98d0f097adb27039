import { start } from '@liaison/platform';
import { pathways } from './pathways.app.js';

await start(pathways);
