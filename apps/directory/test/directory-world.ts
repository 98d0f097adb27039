import { UnitOfWork } from '@liaison/platform';
import { openDemoWorld, openWorld, type World } from '@liaison/testing';
import { seedDemo } from '../src/demo.js';
import { directory } from '../src/directory.app.js';

/** The directory with its demonstration in it. */
export async function openDirectory(open: typeof openWorld | typeof openDemoWorld = openWorld): Promise<World> {
  const world = await open(directory);
  await seed(world);
  return world;
}

export async function seed(world: World): Promise<void> {
  await seedDemo(world.service('directory').app.get(UnitOfWork), world.clock.now());
  await world.settle();
}

/** What the last event of a record told. */
export async function lastEvent(world: World, aggregateId: string): Promise<{ type: string; version: number; facts: any; personal: any } | undefined> {
  const [event] = await world.sql('SELECT type, version, facts, personal FROM messaging.events WHERE aggregate_id = $1 ORDER BY id DESC LIMIT 1', [
    aggregateId,
  ]);
  return event;
}
