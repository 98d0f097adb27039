import { describe, expect, it } from '@jest/globals';
import { adverseEventReported, jobChanged, newId, roles } from '@liaison/contracts';
import { told } from './audience.js';

const me = newId();
const job = { jobId: newId(), kind: 'import', ownerId: me, status: 'running', done: 1, refused: 0, total: 2 };
const report = { adverseEventId: newId(), reporterId: me, stakeholderId: newId(), internalDueAt: 'a', regulatoryDueAt: 'b' };

describe('who hears what', () => {
  it('tells of a job to the one who asked for it, whatever the role, and to administrators', () => {
    for (const role of roles) {
      expect(told({ userId: me, role }, jobChanged.type, job)).toMatchObject({ jobId: job.jobId, status: 'running' });
      expect(told({ userId: newId(), role }, jobChanged.type, job) !== null).toBe(role === 'admin');
    }
  });

  it('tells of an adverse event to safety, and to a reporter of medical affairs', () => {
    const hearing = (userId: string) => roles.filter((role) => told({ userId, role }, adverseEventReported.type, report));
    expect(hearing(newId())).toEqual(['medical_manager', 'compliance', 'safety']);
    expect(hearing(me)).toEqual(['msl', 'medical_manager', 'medical_information', 'compliance', 'safety']);
  });

  it('tells ids and states, and nobody’s name or id beside the record’s', () => {
    expect(told({ userId: me, role: 'safety' }, adverseEventReported.type, report)).toEqual({
      adverseEventId: report.adverseEventId,
      internalDueAt: 'a',
      regulatoryDueAt: 'b',
    });
  });

  it('tells nobody of an event without a rule', () => {
    for (const role of roles) expect(told({ userId: me, role }, 'interaction.logged.v1', {})).toBeNull();
  });
});
