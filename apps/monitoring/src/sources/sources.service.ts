import { Injectable } from '@nestjs/common';
import { newId } from '@liaison/contracts';
import { notFound, Problem, SecretBox, staleVersion, type Tx } from '@liaison/platform';
import { adapters } from '../adapters/adapters.js';
import { MORNINGS } from '../adapters/presets.js';
import { completed } from '../adapters/settings.js';
import { assertSchedule, schedule } from '../runs/slots.js';
import type { CreateSource, ReplaceSource } from './source.dto.js';
import { Source, SourceState } from './source.entity.js';
import type { SourceKind } from './source-kinds.js';

const NAME_MAX = 200;

/** The domain's verbs for sources. */
@Injectable()
export class SourcesService {
  constructor(private readonly box: SecretBox) {}

  /** @param preset which of the suite's presets it is made from */
  async create(tx: Tx, input: CreateSource, preset: string | null = null): Promise<string> {
    assertSchedule(input.schedule, tx.now);
    assertSettings(input.kind, input.settings);
    const id = input.id ?? newId();
    const source = Object.assign(new Source(), { id, version: 1, kind: input.kind, preset, ...columnsOf(input), folder: input.folder ?? null, hasApiKey: !!input.apiKey, createdAt: tx.now, updatedAt: tx.now, voidedAt: null });
    tx.insert(Source, source);
    tx.insert(SourceState, { sourceId: id, health: 'new', state: {}, failures: 0, fetchedTo: null, attemptedAt: null, succeededAt: null, notBefore: null, failure: null });
    if (input.apiKey) await this.#keep(tx, id, input.apiKey);
    await schedule(tx, 'source', id, source.enabled ? source.schedule : null);
    tx.audit({ resource: 'source', resourceId: id, after: audited(source) });
    return id;
  }

  /** A feed that a list names: disabled, asked each morning once somebody enables it. */
  createFeed(tx: Tx, title: string, url: string, folder: string | null): Promise<string> {
    const name = title.slice(0, NAME_MAX);
    return this.create(tx, { kind: 'feed', name: { fr: name, en: name }, folder: folder && folder.slice(0, NAME_MAX), settings: { url }, schedule: MORNINGS, enabled: false });
  }

  replace(tx: Tx, id: string, version: number, input: ReplaceSource): Promise<void> {
    assertSchedule(input.schedule, tx.now);
    return this.#change(tx, id, version, async (source) => {
      source.mustBeInUse();
      assertSettings(source.kind, input.settings);
      const address = JSON.stringify(input.settings) !== JSON.stringify(source.settings);
      // Another address is another source: what was kept of the old one would be believed of the new.
      if (address) await tx.query(`UPDATE source_states SET health = 'new', state = '{}', fetched_to = NULL, not_before = NULL, failures = 0, failure = NULL WHERE source_id = $1`, [id]);
      else if (input.enabled && !source.enabled) await tx.query(`UPDATE source_states SET not_before = NULL, health = CASE health WHEN 'gone' THEN 'new' ELSE health END WHERE source_id = $1`, [id]);
      if (input.apiKey !== undefined) await this.#keep(tx, id, input.apiKey);
      return { ...columnsOf(input), ...(input.folder !== undefined && { folder: input.folder }), ...(input.apiKey !== undefined && { hasApiKey: input.apiKey !== null }) };
    });
  }

  /** Takes a source out of use; what was found in it stays. */
  void(tx: Tx, id: string, version: number): Promise<void> {
    return this.#change(tx, id, version, (source) => {
      source.mustBeInUse();
      return Promise.resolve({ voidedAt: tx.now, enabled: false });
    });
  }

  restore(tx: Tx, id: string, version: number): Promise<void> {
    return this.#change(tx, id, version, () => Promise.resolve({ voidedAt: null }));
  }

  /** The source has said that it lives elsewhere from now on. */
  async moved(tx: Tx, id: string, url: string): Promise<void> {
    const before = await (await tx.reading(Source)).findOneBy({ id });
    if (!before || before.settings.url === url) return;
    const settings = { ...before.settings, url };
    await tx.update(Source, before, { settings });
    tx.audit({ resource: 'source', resourceId: id, before: audited(before), after: audited(Object.assign(new Source(), before, { settings })) });
  }

  /** The key at a source, for the adapter alone. */
  async apiKey(tx: Tx, id: string): Promise<string | undefined> {
    const [row] = await tx.query<{ sealed: string }>('SELECT sealed FROM source_secrets WHERE source_id = $1', [id]);
    return (row && this.box.open(row.sealed, id)) ?? undefined;
  }

  async #change(tx: Tx, id: string, version: number, how: (source: Source) => Promise<Partial<Source>>): Promise<void> {
    const before = await (await tx.reading(Source)).findOneBy({ id });
    if (!before) throw notFound();
    if (before.version !== version) throw staleVersion(before.version);
    const changes = await how(before);
    await tx.update(Source, before, changes);
    const after = Object.assign(new Source(), before, changes);
    await schedule(tx, 'source', id, after.enabled ? after.schedule : null);
    tx.audit({ resource: 'source', resourceId: id, before: audited(before), after: audited(after) });
  }

  #keep(tx: Tx, id: string, apiKey: string | null): Promise<unknown> {
    return tx.asSystem(() =>
      apiKey === null
        ? tx.query('DELETE FROM source_secrets WHERE source_id = $1', [id])
        : tx.query('INSERT INTO source_secrets (source_id, sealed) VALUES ($1, $2) ON CONFLICT (source_id) DO UPDATE SET sealed = excluded.sealed', [id, this.box.seal(apiKey, id)]),
    );
  }
}

/** @throws Problem `unprocessable` naming each setting that its kind of source cannot do with */
function assertSettings(kind: SourceKind, settings: Record<string, unknown>): void {
  const said = completed(adapters[kind].settings, settings);
  if ('wrong' in said) throw new Problem('unprocessable', null, { errors: said.wrong.map(({ name, code, message }) => ({ field: `settings.${name}`, code, message })) });
}

const columnsOf = (input: ReplaceSource): Pick<Source, 'nameFr' | 'nameEn' | 'settings' | 'schedule' | 'enabled'> => ({
  nameFr: input.name.fr,
  nameEn: input.name.en,
  settings: input.settings,
  schedule: input.schedule,
  enabled: input.enabled,
});

const audited = ({ kind, nameFr, nameEn, folder, settings, schedule, enabled, hasApiKey, voidedAt }: Source) => ({ kind, nameFr, nameEn, folder, settings, schedule, enabled, hasApiKey, voided: voidedAt !== null });
