import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Listener } from './listener.js';

const WORK_MS = 150;
const BUSY_MS = 1_200;

let listener: Listener;
let port: number;
let agent: Agent;
beforeEach(async () => {
  listener = new Listener((asked, response) => void setTimeout(() => response.end('answered'), asked.url === '/slow' ? WORK_MS : 0));
  port = await listener.listen(0, '127.0.0.1');
  agent = new Agent({ keepAlive: true });
});
afterEach(async () => {
  agent.destroy();
  await listener.drain();
});

const get = (path: string): Promise<{ text: string; connection: string | undefined }> =>
  new Promise((resolve, reject) => {
    request({ agent, host: '127.0.0.1', port, path }, (response) => {
      let text = '';
      response.on('data', (more: Buffer) => (text += more.toString()));
      response.on('end', () => resolve({ text, connection: response.headers.connection }));
    })
      .on('error', reject)
      .end();
  });

const AND_CLOSED = { text: 'answered', connection: 'close' };

describe('a server that drains', () => {
  it('answers what is under way, and closes the connection after it', async () => {
    const slow = get('/slow');
    await sleep(WORK_MS / 3);
    const drained = listener.drain();
    expect(await slow).toEqual(AND_CLOSED);
    await drained;
  });

  it('answers a request that comes on a connection which idled, and one that comes on a new one', async () => {
    expect(await get('/')).toEqual({ text: 'answered', connection: 'keep-alive' });
    const drained = listener.drain();
    await sleep(WORK_MS);
    expect(await Promise.all([get('/slow'), get('/slow')])).toEqual([AND_CLOSED, AND_CLOSED]);
    await drained;
  });

  it('closes a connection that goes on idling, and then takes no more', async () => {
    await get('/');
    await listener.drain();
    agent.destroy();
    await expect(get('/')).rejects.toThrow('ECONNREFUSED');
  });

  it('answers what came while its process was busy with something else, for longer than it lingers', async () => {
    await get('/');
    const drained = listener.drain();
    const [idled, fresh] = [get('/'), get('/')];
    // The requests leave in the next turn of the loop, which then stands still until the moment is over.
    await new Promise((resolve) => setImmediate(resolve));
    for (const until = Date.now() + BUSY_MS; Date.now() < until; );
    expect(await Promise.all([idled, fresh])).toEqual([AND_CLOSED, AND_CLOSED]);
    await drained;
  });

  it('takes what comes until its clients have heard of the drain, if its answers are slow', async () => {
    const replies: Promise<unknown>[] = [get('/slow')];
    await sleep(WORK_MS / 3);
    const drained = listener.drain();
    for (let i = 0; i < 20; i++) {
      replies.push(get('/slow'));
      await sleep(WORK_MS / 2);
    }
    expect(await Promise.all(replies)).toEqual(replies.map(() => AND_CLOSED));
    await drained;
  });
});
