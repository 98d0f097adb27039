import { daily, type Schedule } from '@liaison/messaging';
import { system } from '@liaison/platform';
import { placeStakeholders } from './place.js';

/** Affiliations, territories and assignments begin and end by the day: each night everybody is looked at again. */
export const nightlyPlacement: Schedule = {
  name: 'placement',
  slots: daily(0, 5),
  run: async (work, slot) => {
    await work.run({ caller: system('placement'), scope: 'all', correlationId: 'placement', action: 'placement', now: slot }, (tx) => placeStakeholders(tx), 'background');
  },
};
