import { defineService } from '@liaison/messaging';
import { AdverseEvent } from './adverse-events/adverse-event.entity.js';
import { AdverseEventsModule } from './adverse-events/adverse-events.module.js';
import { Commitment } from './commitments/commitment.entity.js';
import { CommitmentsModule } from './commitments/commitments.module.js';
import { Insight } from './insights/insight.entity.js';
import { InsightsModule } from './insights/insights.module.js';
import { Attendee, Discussion, DocumentedInterest, RaisedInquiry } from './interactions/components.entity.js';
import { Interaction } from './interactions/interaction.entity.js';
import { InteractionsModule } from './interactions/interactions.module.js';
import { ListeningPrioritiesModule } from './listening-priorities/listening-priorities.module.js';
import { ListeningPriority } from './listening-priorities/listening-priority.entity.js';
import { migrations } from './migrations/index.js';
import { personalData } from './personal-data.js';
import { HeldReport, HeldWrite } from './quarantine/held-write.entity.js';
import { QuarantineModule } from './quarantine/quarantine.module.js';
import { reactions } from './reactions/index.js';
import { OrganizationSeen, ProductSeen, StakeholderSeen, TopicSeen } from './reactions/seen.entity.js';
import { Redaction } from './redactions/redaction.entity.js';
import { RedactionsModule } from './redactions/redactions.module.js';
import { UnresolvedModule } from './unresolved/unresolved.module.js';

/** Meetings with stakeholders and all that is heard in them. */
export const interactions = defineService({
  name: 'interactions',
  resources: ['interactions', 'insights', 'commitments', 'adverse-events', 'listening-priorities', 'unresolved-references', 'quarantine', 'redactions'],
  features: [InteractionsModule, InsightsModule, CommitmentsModule, AdverseEventsModule, ListeningPrioritiesModule, UnresolvedModule, QuarantineModule, RedactionsModule],
  entities: [
    Interaction,
    Attendee,
    Discussion,
    Insight,
    RaisedInquiry,
    Commitment,
    DocumentedInterest,
    AdverseEvent,
    ListeningPriority,
    HeldWrite,
    HeldReport,
    Redaction,
    StakeholderSeen,
    OrganizationSeen,
    TopicSeen,
    ProductSeen,
  ],
  migrations,
  personalData,
  aliases: `SELECT id FROM stakeholders_seen WHERE coalesce(survivor_id, id) IN (SELECT coalesce(survivor_id, id) FROM stakeholders_seen WHERE id = ANY($1::uuid[]))`,
  reactions,
});
