import type { SchemaPlan } from './database/migrate.js';
import { ComplianceReads1764200005000 } from './database/compliance-reads.js';
import { SubjectsMove1764300005000 } from './database/subjects-move.js';
import { PlatformBelts1764000000003 } from './database/platform-belts.js';
import { KeyedChain1764000000005 } from './audit/keyed-chain.js';
import { platformGrants, PlatformTables1764000000000 } from './database/platform-tables.js';
import type { ServiceDefinition } from './service.js';

/** What brings a service's schema up to date: the platform's tables first, then its own, then what holds of both. */
export const schemaPlan = (definition: ServiceDefinition): SchemaPlan => ({
  schema: definition.name,
  migrations: [PlatformTables1764000000000, PlatformBelts1764000000003, KeyedChain1764000000005, ...definition.migrations, ComplianceReads1764200005000, SubjectsMove1764300005000],
  grants: platformGrants(definition.name),
});
