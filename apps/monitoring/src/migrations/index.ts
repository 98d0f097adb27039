import { Monitoring1764300001000 } from './0001-monitoring.js';
import { Authorships1764300001100 } from './0002-authorships.js';

export const migrations = [Monitoring1764300001000, Authorships1764300001100];
