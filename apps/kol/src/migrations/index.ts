import { Kol1764000003000 } from './0001-kol.js';
import { Imports1764000003001 } from './0002-imports.js';
import { Identified1764300003000 } from './0004-identified.js';
import { UpdatedSince1764200003000 } from './0003-updated-since.js';

export const migrations = [Kol1764000003000, Imports1764000003001, UpdatedSince1764200003000, Identified1764300003000];
