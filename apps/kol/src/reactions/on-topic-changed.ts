import { topicChanged } from '@liaison/contracts';
import { react } from '@liaison/messaging';
import { placeStakeholders } from '../placement/place.js';
import { TopicSeen } from './topic-seen.entity.js';

/** A topic that moves to another therapeutic area may move the people who work on it. */
export const onTopicChanged = react(topicChanged, async (tx, { version, facts }) => {
  const { topicId, therapeuticArea, active } = facts;
  if (!(await tx.upsert(TopicSeen, { id: topicId, version, therapeuticArea, active }, { key: ['id'], newerBy: 'version' }))) return;
  const people = await tx.query<{ id: string }>('SELECT id FROM stakeholder_profiles WHERE topic_ids @> ARRAY[$1::uuid]', [topicId]);
  if (people.length > 0) await placeStakeholders(tx, people.map((row) => row.id));
});
