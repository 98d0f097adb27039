import { Directory1764000002000 } from './0001-directory.js';

export const migrations = [Directory1764000002000];
