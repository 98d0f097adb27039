import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Keyset, type Sorting } from './paging.js';

const ID = '01900000-0000-7000-8000-000000000001';
const cursor = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
const listed = (type: Sorting['type'], text: string) => new Keyset({ cursor: text }, 'recent', { recent: { column: 't.x', type } }, 't');

describe('a cursor', () => {
  it.each<[Sorting['type'], string]>([
    ['timestamptz', '2026-03-02 15:00:00+00'],
    ['timestamptz', '2026-03-02 15:00:00.123456-03:30'],
    ['timestamptz', 'infinity'],
    ['date', '2026-02-28'],
    ['date', 'infinity'],
    ['int', '42'],
    ['bigint', '-9000000000'],
    ['uuid', ID],
    ['text', ' tremblay cote'],
  ])('that a list by %s has given goes on from %s', (type, value) => {
    const values: unknown[] = [];
    expect(listed(type, cursor('recent', value, ID)).where(values)).toContain(`::${type}`);
    expect(values).toEqual([value, ID]);
  });

  it.each<[string, Sorting['type'], string]>([
    ['is no base64 of ours', 'text', 'x'],
    ['is of another list', 'text', cursor('name', 'x', ID)],
    ['names no record', 'text', cursor('recent', 'x', 'y')],
    ['holds NUL', 'text', cursor('recent', 'a\0', ID)],
    ['holds a day that is not in the calendar', 'timestamptz', cursor('recent', '2025-02-30 10:00:00+00', ID)],
    ['holds a word for a moment', 'timestamptz', cursor('recent', 'now', ID)],
    ['holds a word for a day', 'date', cursor('recent', 'yesterday', ID)],
    ['holds a number too great', 'int', cursor('recent', '9999999999', ID)],
    ['holds something else than a number', 'bigint', cursor('recent', '1e3', ID)],
    ['holds something else than an id', 'uuid', cursor('recent', 'x', ID)],
    ['holds no text', 'text', cursor('recent', 1, ID)],
  ])('that %s is refused, and never reaches the database', (_, type, text) => {
    expect(() => listed(type, text)).toThrow('invalid-request');
  });
});
