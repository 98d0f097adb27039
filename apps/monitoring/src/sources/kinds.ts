import type { Adapter } from '../adapters/adapter.js';
import { adapters } from '../adapters/adapters.js';
import { presets } from '../adapters/presets.js';
import type { Setting } from '../adapters/settings.js';
import type { SettingView, SourceKindView } from './kind.dto.js';
import { sourceKinds, type SourceKind } from './source-kinds.js';

function kindOf(kind: SourceKind, { name, apiKey, settings }: Adapter): SourceKindView {
  const own = presets.filter((preset) => preset.kind === kind);
  return {
    kind,
    name,
    apiKey: apiKey ?? 'none',
    settings: settings.map(settingOf),
    presets: own.map((preset) => ({ key: preset.key, name: preset.name, settings: { ...preset.settings }, schedule: preset.schedule, verified: preset.verified })),
  };
}

const settingOf = ({ name, kind, label, hint, required, otherwise, choices = [], max, long }: Setting): SettingView => ({
  name,
  kind,
  label,
  hint: hint ?? null,
  required: !!required && otherwise === undefined,
  otherwise: otherwise ?? null,
  choices: [...choices],
  max: max ?? null,
  long: !!long,
});

/** Every kind of source, as its adapter tells of it. It changes with a release only. */
export const kindsOfSources: readonly SourceKindView[] = sourceKinds.map((kind) => kindOf(kind, adapters[kind]));
