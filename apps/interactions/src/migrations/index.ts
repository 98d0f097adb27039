import { Interactions1764000001000 } from './0001-interactions.js';
import { Quarantine1764200001000 } from './0002-quarantine.js';
import { Redactions1764300001000 } from './0003-redactions.js';

export const migrations = [Interactions1764000001000, Quarantine1764200001000, Redactions1764300001000];
