import { field } from '@liaison/platform';
import { sourceKinds } from './source-kinds.js';

export const settingKinds = ['url', 'text', 'email', 'number', 'choice'] as const;

export class SettingWords {
  @field.text({ max: 300 }) fr: string;
  @field.text({ max: 300 }) en: string;
}

export class SettingChoice {
  @field.text({ max: 100 }) value: string;
  @field.object(() => SettingWords) label: SettingWords;
}

/** One thing that a kind of source wants to know. */
export class SettingView {
  @field.text({ max: 40, description: 'Its key in `settings`.' }) name: string;
  @field.oneOf(settingKinds) kind: string;
  @field.object(() => SettingWords) label: SettingWords;
  @field.object(() => SettingWords, { nullable: true }) hint: SettingWords | null;
  @field.flag({ description: 'Whether it must be said; what has a default need not.' }) required: boolean;
  @field.text({ max: 300, nullable: true, description: 'Holds where nothing is said.' }) otherwise: string | null;
  @field.list(() => SettingChoice, { max: 20, description: 'Of a choice, the values that there are.' }) choices: SettingChoice[];
  @field.integer({ min: 0, max: 1_000_000, nullable: true, description: 'Of a number the largest, of a text the length.' }) max: number | null;
  @field.flag({ description: 'A text that wants several lines.' }) long: boolean;
}

/** A source that the suite comes with, disabled. */
export class PresetView {
  @field.text({ max: 80 }) key: string;
  @field.object(() => SettingWords) name: SettingWords;
  @field.json() settings: Record<string, unknown>;
  @field.text({ max: 100 }) schedule: string;
  @field.flag({ description: 'Whether its address has been seen in use; otherwise it is for a person to check.' }) verified: boolean;
}

/** A kind of source: what it is called, and what it wants to know. */
export class SourceKindView {
  @field.oneOf(sourceKinds) kind: string;
  @field.object(() => SettingWords) name: SettingWords;
  @field.oneOf(['none', 'optional', 'needed'], { description: 'Of what use a key at the source is.' }) apiKey: string;
  @field.list(() => SettingView, { max: 40 }) settings: SettingView[];
  @field.list(() => PresetView, { max: 100 }) presets: PresetView[];
}

export class SourceKindPage {
  @field.list(() => SourceKindView, { max: 100 }) items: SourceKindView[];
  @field.text({ max: 4_000, nullable: true, description: 'Always null: they are few.' }) nextCursor: string | null;
}
