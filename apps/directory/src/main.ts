import { start } from '@liaison/platform';
import { directory } from './directory.app.js';

await start(directory);
