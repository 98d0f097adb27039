import type { Strategy, StrategyInput } from '../../data/strategies.js';
import { presets } from '../../parts/schedule.js';

/** A strategy as its form holds it: nothing is left out. */
export type StrategyDraft = Required<StrategyInput>;

export const newStrategy = (): StrategyDraft => ({ name: '', query: '', pubmedQuery: null, topicId: null, productId: null, therapeuticArea: null, schedule: presets.daily, recipients: [], enabled: true });

export const draftOf = ({ name, query, pubmedQuery, topicId, productId, therapeuticArea, schedule, recipients, enabled }: Strategy): StrategyDraft => ({
  ...{ name, query, pubmedQuery, topicId, productId, therapeuticArea, schedule, recipients, enabled },
});
