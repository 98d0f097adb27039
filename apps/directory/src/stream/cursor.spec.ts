import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newId } from '@liaison/contracts';
import { Cursors } from './cursor.js';

const cursors = new Cursors(randomBytes(32));
const [me, other] = [newId(), newId()];
const heard = { position: 41, at: new Date('2026-03-02T15:00:00Z') };

describe('a cursor', () => {
  it('says to its own user how far they have heard, and nothing to anybody else', () => {
    const cursor = cursors.write(me, heard);
    expect(cursors.read(me, cursor)).toEqual(heard);
    expect(cursors.read(other, cursor)).toBeNull();
    expect(new Cursors(randomBytes(32)).read(me, cursor)).toBeNull();
  });

  it('looks different each time, and always has the same length', () => {
    const written = [heard, heard, { ...heard, position: 9_000_000_000 }].map((one) => cursors.write(me, one));
    expect(new Set(written).size).toBe(3);
    expect(new Set(written.map((one) => one.length)).size).toBe(1);
  });

  it('cannot be made up', () => {
    for (const text of ['', '41', 'x'.repeat(59), cursors.write(me, heard).replace(/.$/, (c) => (c === 'A' ? 'Q' : 'A'))])
      expect(cursors.read(me, text)).toBeNull();
  });
});
