import { defineService } from '@liaison/messaging';
import { CodeListsModule } from './code-lists/code-lists.module.js';
import { DeadLettersModule } from './dead-letters/dead-letters.module.js';
import { forgetExpiredSignIns } from './issuer/forget-expired.js';
import { IssuerModule } from './issuer/issuer.module.js';
import { Job } from './jobs/job.entity.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MeModule } from './me/me.module.js';
import { migrations } from './migrations/index.js';
import { personalData } from './personal-data.js';
import { reactions } from './reactions/index.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { StreamModule } from './stream/stream.module.js';
import { Assignment, Territory } from './territories/territory.entity.js';
import { TerritoriesModule } from './territories/territories.module.js';
import { Topic } from './topics/topic.entity.js';
import { TopicsModule } from './topics/topics.module.js';
import { User, UserAccount } from './users/user.entity.js';
import { UsersModule } from './users/users.module.js';

/** Who works here, where, on what; the words that everybody uses; and what keeps the suite running. */
export const directory = defineService({
  name: 'directory',
  resources: ['users', 'territories', 'topics', 'code-lists', 'me', 'jobs', 'dead-letters', 'stream'],
  paths: ['oidc', 'auth'],
  features: [
    UsersModule,
    TerritoriesModule,
    TopicsModule,
    CodeListsModule,
    MeModule,
    JobsModule,
    DeadLettersModule,
    StreamModule,
    IssuerModule,
    SessionsModule,
  ],
  entities: [User, UserAccount, Territory, Assignment, Topic, Job],
  migrations,
  personalData,
  reactions,
  schedules: [forgetExpiredSignIns],
});
