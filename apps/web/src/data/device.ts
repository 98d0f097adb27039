import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { apiFetch } from '../api/client.js';
import { Unreachable } from '../api/problem.js';
import type { Device } from '../offline/device.js';
import { Here, type Standing } from '../offline/here.js';
import { queries } from './queries.js';

/** The device of this browser, talking to the API as the app does. */
export const here = new Here(
  (path, { method = 'GET', body } = {}) =>
    apiFetch(new Request(`${location.origin}/api/v1/${path}`, { method, body, headers: body ? { 'content-type': 'application/json' } : {} })),
  () => void queries.invalidateQueries(),
);

/** How what is here stands to what the server has. */
export const useStanding = (): Standing => useSyncExternalStore(here.subscribe, here.standing);

/** What is on its way to the server, in the order in which it was written. */
export const useOutbox = () => useQuery({ queryKey: ['outbox'], queryFn: async () => (await here.device?.outbox.all()) ?? [], staleTime: 0 });

/**
 * Reads from the server; from the device where nobody answers, and where what was written here is not
 * at the server yet.
 */
export async function orHere<T>(resource: 'interactions' | 'stakeholders' | 'commitments' | null, online: () => Promise<T>, offline: (device: Device) => Promise<T>): Promise<T> {
  const device = here.device;
  if (resource && device && (await isPending(device, resource)) && (await device.isReadable())) return offline(device);
  try {
    return await online();
  } catch (error) {
    const last = error instanceof Unreachable ? await here.last() : null;
    if (!last) throw error;
    return offline(last);
  }
}

/** Not on this device, and nobody can be asked. */
export function notHere(): never {
  throw new Unreachable('not on this device');
}

/** What signals are called, as far as they are on this device. */
export function useSignalTitle(): (id: string) => string {
  const { data } = useQuery({ queryKey: ['signals', 'titles'], queryFn: async () => new Map(((await here.device?.database.signals.toArray()) ?? []).map(({ id, view }) => [id, (view.subject as { title: string }).title])) });
  return (id) => data?.get(id) ?? '';
}

/** What a signal on this device is about. */
export const textHere = async <T>(device: Device, id: string): Promise<T> => ((await device.database.texts.get(id))?.view as T | undefined) ?? notHere();

/** Whether something of a resource is still on its way. What a person has to decide on is shown apart. */
async function isPending({ outbox }: Device, resource: string): Promise<boolean> {
  return (await outbox.all()).some((item) => item.resource === resource && (item.state === 'queued' || item.state === 'sending'));
}
