import { start } from '@liaison/platform';
import { monitoring } from './monitoring.app.js';

await start(monitoring);
