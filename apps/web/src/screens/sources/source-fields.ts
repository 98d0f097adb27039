import type { Source, SourceInput } from '../../data/sources.js';
import type { Fields } from '../../offline/command.js';

const NAME = 'name.';
const SETTING = 'settings.';

/** All that a form says of a source, each setting by itself: one that is taken away is said too. */
export function fieldsOf({ name, settings, ...others }: SourceInput, before: SourceInput['settings'] = {}): Fields {
  const said = Object.keys({ ...before, ...settings }).map((key) => [SETTING + key, settings[key] ?? null]);
  return { ...others, [`${NAME}fr`]: name.fr, [`${NAME}en`]: name.en, ...Object.fromEntries(said) };
}

/** Keys are never shown, so two of them cannot be compared: whoever was faster may have set one. */
export const fieldsOfSaved = ({ name, folder, settings, schedule, enabled, hasApiKey, version }: Source): Fields => ({
  ...fieldsOf({ name, folder, settings, schedule, enabled }),
  ...(hasApiKey && { apiKey: { asOf: version } }),
});

/** What is to be sent of it; a key that is only known to be there stays. */
export function inputIn(fields: Fields): SourceInput {
  const settings = Object.entries(fields).filter(([field, value]) => field.startsWith(SETTING) && value !== null);
  const { folder, schedule, enabled, apiKey } = fields as unknown as SourceInput;
  return {
    name: { fr: String(fields[`${NAME}fr`]), en: String(fields[`${NAME}en`]) },
    settings: Object.fromEntries(settings.map(([field, value]) => [field.slice(SETTING.length), value])) as SourceInput['settings'],
    ...{ folder, schedule, enabled },
    ...((apiKey === null || typeof apiKey === 'string') && { apiKey }),
  };
}

export const settingOf = (field: string): string | null => (field.startsWith(SETTING) ? field.slice(SETTING.length) : null);
