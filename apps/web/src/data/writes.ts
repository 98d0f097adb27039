import { ApiProblem, type Problem } from '../api/problem.js';
import type { Command, Item } from '../offline/command.js';
import { here } from './device.js';
import { queries } from './queries.js';

/** One change, fully formed: it can be sent now, or kept and sent later, and says the same both times. */
export type WriteCommand = Command;

export interface Written {
  /** Null: it is kept here, and not at the server yet. */
  version: number | null;
  /** The record as it is shown now. */
  body: unknown;
  /** Takes it back, as long as it has not left this device. */
  takeBack: () => Promise<boolean>;
}

/** How long somebody waits for the server before they are told that it is kept here. */
const PATIENCE_MS = 4_000;
const LOOK_EVERY_MS = 60;

/**
 * Every change that a screen makes goes through here: it is safe on the device before anything else,
 * and goes out at once where there is a network. What the server refuses meanwhile goes back to the
 * form that it came from.
 * @param changed has the screens look again at what may have changed
 * @throws ApiProblem (412: somebody else has changed the same fields meanwhile)
 */
export async function write(command: WriteCommand, changed: () => Promise<void> = everything): Promise<Written> {
  const device = here.device!;
  const seq = await device.write(command);
  await here.refresh();
  if (seq !== null && navigator.onLine) {
    void here.push(() => void changed());
    await settled(seq);
  }
  const item = seq === null ? undefined : await device.database.outbox.get(seq);
  if (item?.state === 'refused' || item?.state === 'conflict') {
    await device.outbox.discard(item.key);
    await here.refresh();
    throw new ApiProblem(problemIn(item));
  }
  await changed();
  const version = item ? null : await device.versionOf(command.resource, command.id);
  return { version, body: await device.shown(command.resource, command.id), takeBack: () => takeBack(command.key, changed) };
}

/** What may have changed by a change, unless somebody knows better. */
const everything = (): Promise<void> => queries.invalidateQueries();

/** Takes a change back, as long as it has not left this device. */
export async function takeBack(key: string, changed: () => Promise<void>): Promise<boolean> {
  const taken = (await here.device?.outbox.takeBack(key)) ?? false;
  await here.refresh();
  await changed();
  return taken;
}

/** Waits until a change has left, or been refused; not for long. */
async function settled(seq: number): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))) {
    const item = await here.device!.database.outbox.get(seq);
    if (!item || item.state === 'refused' || item.state === 'conflict') return;
    // Tried, and put off: there is a network, and nobody at its other end.
    if (here.standing().state === 'later' && item.attempts > 0) return;
  }
}

const problemIn = ({ refusal, conflict }: Item): Problem =>
  refusal ?? { status: 412, code: 'stale-version', title: 'stale-version', currentVersion: conflict!.version };
