import { Monitoring1764300001000 } from './0001-monitoring.js';

export const migrations = [Monitoring1764300001000];
