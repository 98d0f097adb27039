import { Products1764000004000 } from './0001-products.js';

export const migrations = [Products1764000004000];
