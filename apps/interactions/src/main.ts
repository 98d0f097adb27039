import { start } from '@liaison/platform';
import { interactions } from './interactions.app.js';

await start(interactions);
