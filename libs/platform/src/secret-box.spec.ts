import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SecretBox } from './secret-box.js';

describe('a secret box', () => {
  const box = new SecretBox(randomBytes(32));

  it('gives back what was put in, to whoever has the key and knows what it is about', () => {
    const sealed = box.seal('Élise', 'session 1');
    expect(sealed).toMatch(/^[\w-]+$/);
    expect(box.seal('Élise', 'session 1')).not.toBe(sealed);
    expect(box.open(sealed, 'session 1')).toBe('Élise');
    expect(box.open(sealed, 'session 2')).toBeNull();
    expect(new SecretBox(randomBytes(32)).open(sealed, 'session 1')).toBeNull();
  });

  it('gives nothing of what somebody else made up', () => {
    const sealed = box.seal('x', 'y');
    for (const text of ['', 'x', `${sealed}AAAA`, sealed.slice(0, -4)]) expect(box.open(text, 'y')).toBeNull();
  });
});
