export { publish } from './publish.js';
export { react, reactToAll, type Reaction } from './reaction.js';
export { defineService } from './service.js';
export { daily, type Schedule } from './schedules/schedule.js';
export { MessagingModule } from './messaging.module.js';
export { messagingPlan, migrateMessaging } from './schema/migrate-messaging.js';
export { eraseSubjects } from './personal-data/erase.js';
export { Queues } from './queue/queue.js';
export { Ticker } from './schedules/ticker.js';
