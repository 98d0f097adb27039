import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A port of the loopback address on which nobody listens now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** Waits until something holds; fails with what was waited for. */
export async function until(holds: () => Promise<boolean> | boolean, what: string, withinMs: number, everyMs = 50): Promise<void> {
  for (const end = Date.now() + withinMs; !(await holds()); await sleep(everyMs))
    if (Date.now() > end) throw new Error(`${what} did not come within ${withinMs} ms`);
}

/** Whether something listens on a port and, when it is told `says`, answers with `answers`. */
export const answers = (port: number, says = '', answer = ''): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(1_000, () => end(false));
    socket.on('error', () => end(false));
    socket.on('connect', () => (says ? socket.write(says) : end(true)));
    socket.on('data', (data) => end(data.toString().startsWith(answer)));
  });
