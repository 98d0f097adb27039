import { Injectable } from '@nestjs/common';
import { newId, topicChanged } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import { Keyset, notFound, refused, staleVersion, type Page, type Tx } from '@liaison/platform';
import { holds } from '../code-lists/code-list.js';
import { therapeuticAreas } from '../code-lists/therapeutic-areas.js';
import type { ReplaceTopic, TopicInput, TopicQuery, TopicView } from './topic.dto.js';
import { Topic } from './topic.entity.js';

interface Row {
  id: string;
  sort_key: string;
  version: number;
  label_fr: string;
  label_en: string;
  therapeutic_area: string;
  active: boolean;
}

@Injectable()
export class TopicsService {
  /** A page of topics by French label. */
  async list(tx: Tx, query: TopicQuery): Promise<Page<TopicView>> {
    const keyset = new Keyset(query, 'label', { label: { column: 'fold(t.label_fr)', type: 'text' } }, 't');
    const values: unknown[] = [query.therapeuticArea ?? null, query.active ?? null, query.q ?? null];
    const rows = await tx.query<Row>(
      `SELECT t.*, ${keyset.key} FROM topics t
        WHERE ($1::text IS NULL OR t.therapeutic_area = $1) AND ($2::boolean IS NULL OR t.active = $2)
          AND ($3::text IS NULL OR fold(t.label_fr || ' ' || t.label_en)
                LIKE ALL (SELECT '%' || word || '%' FROM unnest(string_to_array(fold($3), ' ')) AS word))
          AND ${keyset.where(values)} ${keyset.order}`,
      values,
    );
    return keyset.page(rows, present);
  }

  async get(tx: Tx, id: string): Promise<TopicView> {
    const [row] = await tx.query<Row>('SELECT t.* FROM topics t WHERE t.id = $1', [id]);
    return row ? present(row) : Promise.reject(notFound());
  }

  async create(tx: Tx, { id = newId(), ...input }: TopicInput): Promise<TopicView> {
    tx.insert(Topic, { id, version: 1, ...columnsOf(input), createdAt: tx.now, updatedAt: tx.now });
    return this.#announced(tx, null, id);
  }

  async replace(tx: Tx, id: string, version: number, input: ReplaceTopic): Promise<TopicView> {
    const before = await this.get(tx, id);
    if (before.version !== version) throw staleVersion(before.version);
    await tx.update(Topic, before, columnsOf(input));
    return this.#announced(tx, before, id);
  }

  async #announced(tx: Tx, before: TopicView | null, id: string): Promise<TopicView> {
    const after = await this.get(tx, id);
    tx.audit({ resource: 'topic', resourceId: id, before, after });
    publish(tx, topicChanged, {
      aggregateId: id,
      version: after.version,
      facts: { topicId: id, therapeuticArea: after.therapeuticArea, active: after.active },
      personal: null,
      subjectIds: [],
    });
    return after;
  }
}

function columnsOf(input: ReplaceTopic) {
  if (!holds(therapeuticAreas, input.therapeuticArea))
    throw refused('therapeuticArea', 'unknown-code', {
      fr: `« ${input.therapeuticArea} » n’est pas un code de la liste ${therapeuticAreas.name}.`,
      en: `"${input.therapeuticArea}" is not a code of the list ${therapeuticAreas.name}.`,
    });
  return { labelFr: input.label.fr, labelEn: input.label.en, therapeuticArea: input.therapeuticArea, active: input.active ?? true };
}

const present = (row: Row): TopicView => ({
  id: row.id,
  version: row.version,
  label: { fr: row.label_fr, en: row.label_en },
  therapeuticArea: row.therapeutic_area,
  active: row.active,
});
