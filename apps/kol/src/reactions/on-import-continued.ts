import { importContinued } from '@liaison/contracts';
import { react } from '@liaison/messaging';
import { continueImport } from '../imports/units/continue.js';

/** The next unit of a running import is due. */
export const onImportContinued = react(importContinued, (tx, { facts }) => continueImport(tx, facts.importId, facts.step));
