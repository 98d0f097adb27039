import { useQuery } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';
import { here, orHere } from './device.js';

export type Me = Schemas['MeView'];
export type Action = Me['actions'][number]['action'];

/** Without network: whoever was here last, for as long as the device may be read. */
export const meQuery = {
  queryKey: ['me'],
  queryFn: async () => {
    const me = await orHere(null, () => read(api.GET('/api/v1/me')), async (device) => (await device.me<Me>())!);
    await here.open(me.id);
    return me;
  },
  staleTime: Infinity,
};

/** The one who has signed in. Screens are shown once it is known, so it always is. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('Nobody has signed in yet');
  return data;
}

/** Whether one may do this, and it reaches anything. */
export const may = (me: Me, action: Action): boolean => me.actions.some((one) => one.action === action);

export function useMay(action: Action): boolean {
  return may(useMe(), action);
}
