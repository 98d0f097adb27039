import { describe, expect, it } from '@jest/globals';
import { deadlines } from './deadlines.js';

describe('the deadlines of an adverse event on a device', () => {
  it.each([
    ['in winter', '2026-01-10T15:00:00Z', '2026-01-11T15:00:00.000Z', '2026-01-26T04:59:59.000Z'],
    ['over the change to summer time', '2026-03-07T20:00:00Z', '2026-03-08T20:00:00.000Z', '2026-03-23T03:59:59.000Z'],
    ['over the change to winter time', '2026-10-31T20:00:00Z', '2026-11-01T20:00:00.000Z', '2026-11-16T04:59:59.000Z'],
    ['late in the evening in Toronto', '2026-06-02T03:30:00Z', '2026-06-03T03:30:00.000Z', '2026-06-17T03:59:59.000Z'],
  ])('are the server’s: %s', (_, awareAt, internalDueAt, regulatoryDueAt) => {
    expect(deadlines(awareAt)).toEqual({ internalDueAt, regulatoryDueAt });
  });
});
