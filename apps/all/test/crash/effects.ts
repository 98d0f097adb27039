import {
  importContinued,
  interactionChanged,
  interactionLogged,
  jobChanged,
  organizationChanged,
  productChanged,
  services,
  stakeholderChanged,
  stakeholderCreated,
  stakeholderErased,
  stakeholderIdentified,
  stakeholderMerged,
  stakeholderPlaced,
  territoryChanged,
  topicChanged,
  userChanged,
  userContactChanged,
  type EventType,
  type ServiceName,
} from '@liaison/contracts';

/** Where a service shows that it has heard of an event. */
export interface Effect {
  by: ServiceName;
  type: EventType;
  /** Selects `id` and `version` of every record in whom an event shows, once for each time that it does; what happened once has version 1. */
  shows: string;
}

const effect = (by: ServiceName, type: EventType, shows: string): Effect => ({ by, type, shows });
const everywhere = (type: EventType, shows: (service: ServiceName) => string): Effect[] => services.map((by) => effect(by, type, shows(by)));

/** A meeting shows in whom it touched: everybody here is met once. */
const touched = `SELECT t.interaction_id AS id, i.version FROM kol.touches t JOIN kol.interactions_seen i USING (interaction_id)
  JOIN kol.engagement e ON e.id = t.stakeholder_id AND e.interaction_count = 1 AND e.last_touch_at = t.started_at`;
/** Nothing that comes later shows in somebody who has been erased. */
const seen = 'SELECT id, CASE WHEN erased THEN 2147483647 ELSE version END AS version FROM interactions.stakeholders_seen';

/** The effect of every event on each service that handles it. `crash.spec.ts` names what is missing. */
export const effects: readonly Effect[] = [
  effect('kol', interactionLogged, touched),
  effect('kol', interactionChanged, `${touched} WHERE i.version > 1 AND t.started_at = '2026-03-02T10:00:00-05:00'`),
  effect('kol', importContinued, `SELECT id, 1 AS version FROM kol.imports WHERE status = 'completed'`),
  effect('kol', topicChanged, 'SELECT id, version FROM kol.topics_seen'),
  effect('directory', jobChanged, 'SELECT id, version FROM directory.jobs'),
  effect('interactions', stakeholderCreated, seen),
  effect('interactions', stakeholderChanged, `${seen} WHERE version > 1`),
  effect('interactions', stakeholderPlaced, 'SELECT id, placed_version AS version FROM interactions.stakeholders_seen'),
  effect('interactions', stakeholderMerged, 'SELECT id, 1 AS version FROM interactions.stakeholders_seen WHERE survivor_id IS NOT NULL'),
  effect('interactions', stakeholderErased, 'SELECT id, 1 AS version FROM interactions.stakeholders_seen WHERE erased AND given_name IS NULL'),
  effect('interactions', organizationChanged, 'SELECT id, version FROM interactions.organizations_seen'),
  effect('monitoring', stakeholderIdentified, `SELECT id, CASE WHEN erased THEN 2147483647 ELSE version END AS version FROM monitoring.people_seen`),
  effect('monitoring', stakeholderMerged, 'SELECT id, 1 AS version FROM monitoring.people_seen WHERE survivor_id IS NOT NULL'),
  effect('monitoring', stakeholderErased, 'SELECT id, 1 AS version FROM monitoring.people_seen WHERE erased AND given_name IS NULL'),
  effect('monitoring', organizationChanged, 'SELECT id, version FROM monitoring.organizations_seen'),
  effect('monitoring', userContactChanged, 'SELECT id, version FROM monitoring.user_contacts'),
  effect('interactions', productChanged, 'SELECT id, version FROM interactions.products_seen'),
  effect('interactions', topicChanged, 'SELECT id, version FROM interactions.topics_seen'),
  ...everywhere(userChanged, (service) => `SELECT user_id AS id, version FROM ${service}.principals WHERE subject LIKE 'crash-%'`),
  ...everywhere(territoryChanged, (service) => `SELECT territory_id AS id, version FROM ${service}.territories_seen WHERE regions = '{10}'`),
];
