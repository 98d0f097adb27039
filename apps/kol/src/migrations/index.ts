import { Kol1764000003000 } from './0001-kol.js';
import { Imports1764000003001 } from './0002-imports.js';

export const migrations = [Kol1764000003000, Imports1764000003001];
