import { topicChanged } from '@liaison/contracts';
import { react } from '@liaison/messaging';
import { TopicSeen } from './seen.entity.js';

export const onTopicChanged = react(topicChanged, async (tx, { version, facts }) => {
  const { topicId, therapeuticArea, active } = facts;
  await tx.upsert(TopicSeen, { id: topicId, version, therapeuticArea, active }, { key: ['id'], newerBy: 'version' });
});
