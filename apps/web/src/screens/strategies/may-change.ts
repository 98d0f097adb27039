import type { Me } from '../../data/me.js';
import type { Strategy } from '../../data/strategies.js';

/** Some may change their own strategies, some all. */
export const mayChange = (me: Me, { ownerId }: Strategy): boolean => {
  const granted = me.actions.find(({ action }) => action === 'strategies:write');
  return granted !== undefined && (granted.scope === 'all' || ownerId === me.id);
};
