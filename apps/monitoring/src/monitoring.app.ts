import { defineService, forgetOldMails } from '@liaison/messaging';
import { Mail } from '@liaison/platform';
import { Authorship } from './authorships/authorship.entity.js';
import { AuthorshipsModule } from './authorships/authorships.module.js';
import { AuthorKey, OrganizationSeen, PersonSeen } from './authorships/seen.entity.js';
import { Digest, DigestPreference } from './digests/digest.entity.js';
import { DigestsModule } from './digests/digests.module.js';
import { forgetOldDigests } from './digests/forget-old-digests.js';
import { UserContact } from './digests/user-contact.entity.js';
import { migrations } from './migrations/index.js';
import { Notice } from './notices/notice.entity.js';
import { NoticesModule } from './notices/notices.module.js';
import { personalData } from './personal-data.js';
import { Publication, PublicationKey, PublicationRecord, StandingClaim } from './publications/publication.entity.js';
import { PublicationsModule } from './publications/publications.module.js';
import { ImportedWork, PublicationImport } from './publication-imports/publication-import.entity.js';
import { nightlyFiles } from './publication-imports/nightly.js';
import { PublicationImportsModule } from './publication-imports/publication-imports.module.js';
import { Ranking, RankingMark, SubjectTerms } from './ranking/ranking.entity.js';
import { RankingModule } from './ranking/ranking.module.js';
import { reactions } from './reactions/index.js';
import { Run, RunRefusal } from './runs/run.entity.js';
import { RunsModule } from './runs/runs.module.js';
import { Signal, SignalMatch } from './signals/signal.entity.js';
import { SignalsModule } from './signals/signals.module.js';
import { Source, SourceSecret, SourceState } from './sources/source.entity.js';
import { SourcesModule } from './sources/sources.module.js';
import { StrategiesModule } from './strategies/strategies.module.js';
import { Strategy } from './strategies/strategy.entity.js';
import { Trial, TrialChange } from './trials/trial.entity.js';
import { TrialsModule } from './trials/trials.module.js';

/** The watch over literature, trials and regulators: sources, strategies, runs, and the signals that come of them. */
export const monitoring = defineService({
  name: 'monitoring',
  resources: ['sources', 'source-kinds', 'source-folders', 'source-lists', 'strategies', 'runs', 'signals', 'publications', 'publication-imports', 'trials', 'notices', 'authorships', 'digests', 'digest-preferences', 'digest-unsubscriptions'],
  features: [SourcesModule, StrategiesModule, RunsModule, SignalsModule, PublicationsModule, PublicationImportsModule, TrialsModule, NoticesModule, AuthorshipsModule, RankingModule, DigestsModule],
  entities: [Source, SourceSecret, SourceState, Strategy, Run, RunRefusal, Publication, PublicationRecord, PublicationKey, StandingClaim, PublicationImport, ImportedWork, Trial, TrialChange, Notice, Signal, SignalMatch, Authorship, AuthorKey, PersonSeen, OrganizationSeen, Ranking, SubjectTerms, RankingMark, Mail, UserContact, DigestPreference, Digest],
  migrations,
  personalData,
  aliases: `SELECT id FROM people_seen WHERE coalesce(survivor_id, id) IN (SELECT coalesce(survivor_id, id) FROM people_seen WHERE id = ANY($1::uuid[]))`,
  reactions,
  schedules: [forgetOldMails, forgetOldDigests, nightlyFiles],
});
