import { Directory1764000002000 } from './0001-directory.js';
import { UserContacts1764400002000 } from './0002-user-contacts.js';

export const migrations = [Directory1764000002000, UserContacts1764400002000];
