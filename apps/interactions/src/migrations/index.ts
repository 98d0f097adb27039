import { Interactions1764000001000 } from './0001-interactions.js';

export const migrations = [Interactions1764000001000];
