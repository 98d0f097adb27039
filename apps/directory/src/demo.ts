import { system, type Tx, type UnitOfWork } from '@liaison/platform';
import { demoTerritoryList } from './demo/territories.js';
import { demoTopicList } from './demo/topics.js';
import { demoUsers } from './demo/users.js';
import { TerritoriesService } from './territories/territories.service.js';
import { TopicsService } from './topics/topics.service.js';
import { UsersService } from './users/users.service.js';

/**
 * Fills an empty directory with the fictional people, their territories and what they talk about. Each
 * record is a unit of work of its own, so that a second run only adds what an interrupted one left out.
 * @param today territories have been assigned since the first day of the year before
 */
export async function seedDemo(work: UnitOfWork, today: Date): Promise<void> {
  const users = new UsersService();
  const territories = new TerritoriesService();
  const topics = new TopicsService();
  const from = `${today.getUTCFullYear() - 1}-01-01`;
  const once = (table: 'users' | 'territories' | 'topics', id: string, add: (tx: Tx) => Promise<unknown>) =>
    work.asSystem(system('demo'), async (tx) => {
      const there = await tx.query(`SELECT 1 FROM ${table} WHERE id = $1`, [id]);
      if (there.length === 0) await add(tx);
    });
  for (const user of demoUsers) await once('users', user.id, (tx) => users.create(tx, user));
  for (const { owner, cover, ...territory } of demoTerritoryList) {
    const assignments = [
      ...(owner ? [{ userId: owner, kind: 'owner' as const, from }] : []),
      ...(cover ? [{ userId: cover, kind: 'cover' as const, from }] : []),
    ];
    await once('territories', territory.id, (tx) => territories.create(tx, { ...territory, validFrom: from, assignments }));
  }
  for (const topic of demoTopicList) await once('topics', topic.id, (tx) => topics.create(tx, topic));
}
