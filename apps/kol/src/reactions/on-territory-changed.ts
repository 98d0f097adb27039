import { territoryChanged } from '@liaison/contracts';
import { react } from '@liaison/messaging';
import { placeStakeholders } from '../placement/place.js';

/** A realignment: whoever now lies in other territories is placed anew. */
export const onTerritoryChanged = react(territoryChanged, async (tx) => {
  await placeStakeholders(tx);
});
