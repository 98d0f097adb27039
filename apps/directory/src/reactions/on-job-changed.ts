import { jobChanged } from '@liaison/contracts';
import { react } from '@liaison/messaging';
import { Job } from '../jobs/job.entity.js';

export const onJobChanged = react(jobChanged, async (tx, { version, facts, occurredAt }) => {
  const { jobId: id, ...rest } = facts;
  await tx.upsert(Job, { id, version, ...rest, changedAt: occurredAt }, { key: ['id'], newerBy: 'version' });
});
