import { start } from '@liaison/platform';
import { kol } from './kol.app.js';

await start(kol);
