import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { jobChanged, newId } from '@liaison/contracts';
import { HEARTBEAT_MS, Stream } from './stream.js';

const me = newId();
const job = { jobId: newId(), kind: 'import', ownerId: me, status: 'running', done: 1, refused: 0, total: 2 };
const event = (position: number) => ({ position, type: jobChanged.type, facts: job });

let output: PassThrough;
let stream: Stream;
const said = (): string => String(output.read() ?? '');

beforeEach(() => {
  jest.useFakeTimers();
  output = new PassThrough();
  stream = new Stream(me, 'sales', output, 10, () => new Date(), ({ position }) => `<${position}>`);
});
afterEach(() => {
  stream.end();
  jest.useRealTimers();
});

describe('a stream', () => {
  it('begins by saying where to go on from, and whether something was missed', () => {
    stream.open(false);
    expect(said()).toBe('id: <10>\n\n');
    stream.open(true);
    expect(said()).toBe('id: <10>\nevent: reset\ndata: {}\n\n');
  });

  it('tells each event once, in the form that browsers read', () => {
    stream.hear([event(11), event(12)], 15);
    stream.hear([event(12)], 15);
    const blocks = said().split('\n\n').slice(0, -1);
    expect(blocks).toHaveLength(2);
    expect(blocks[0]!.split('\n')).toEqual([
      'id: <11>',
      `event: ${jobChanged.type}`,
      `data: ${JSON.stringify({ jobId: job.jobId, kind: 'import', status: 'running', done: 1, refused: 0, total: 2 })}`,
    ]);
    expect(stream.position).toBe(15);
  });

  it('beats every 15 seconds, and its id goes on past what was not for the listener', () => {
    stream.hear([{ position: 12, type: 'adverse-event.reported.v1', facts: {} }], 20);
    expect(said()).toBe('');
    jest.advanceTimersByTime(HEARTBEAT_MS);
    expect(said()).toBe(': heartbeat\nid: <20>\n\n');
  });

  it('ends when the listener is no longer let in', () => {
    stream.becomes({ userId: me, role: 'sales' });
    expect(output.writableEnded).toBe(false);
    stream.becomes(undefined);
    expect(output.writableEnded).toBe(true);
  });

  it('lets a reader go that does not read', () => {
    for (let position = 11; position < 2_000; position++) stream.hear([event(position)], position);
    expect(output.writableEnded).toBe(true);
    jest.advanceTimersByTime(1_000);
    expect(output.destroyed).toBe(true);
  });
});
