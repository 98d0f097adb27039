import type { Item, View } from './command.js';
import type { DeviceDatabase } from './database.js';
import { answers, asked } from './fold.js';
import { overlaid } from './overlay.js';
import { personRow } from './rows.js';

/** People of the territory, as they are with all that was written here. */
export class People {
  constructor(
    private readonly database: DeviceDatabase,
    private readonly userId: string,
  ) {}

  async get(id: string): Promise<View | null> {
    const [row, items] = await Promise.all([this.database.people.get(id), this.database.outbox.where('id').equals(id).sortBy('seq')]);
    return overlaid(row?.view, items.filter(isOfPeople), this.userId);
  }

  /** Those whose names have words that begin so, whatever their order, accents and case; all without a question. */
  async search(question: string, limit: number): Promise<View[]> {
    const ways = asked(question);
    const { rows, written } = await this.#found(ways);
    const seen = new Map(rows.map((row) => [row.id, row.view]));
    for (const id of new Set(written.map((item) => item.id))) {
      const stored = seen.get(id) ?? (await this.database.people.get(id))?.view;
      const view = overlaid(stored, written.filter((item) => item.id === id), this.userId);
      if (view && !view.voidedAt && answers(personRow(view).words, ways)) seen.set(id, view);
      else seen.delete(id);
    }
    return [...seen.values()].toSorted(byName).slice(0, limit);
  }

  /** The longest word leads through the index; the others are looked for in what it finds. */
  async #found(ways: string[][]) {
    const { people, outbox } = this.database;
    const lead = ways.reduce<string[]>((best, one) => (one[0]!.length > (best[0]?.length ?? 0) ? one : best), []);
    const rows = lead.length > 0 ? await people.where('words').startsWithAnyOf(lead).distinct().toArray() : await people.toArray();
    return { rows: rows.filter((row) => answers(row.words, ways)), written: (await outbox.orderBy('seq').toArray()).filter(isOfPeople) };
  }
}

const isOfPeople = ({ resource }: Item): boolean => resource === 'stakeholders';

const nameOf = (view: View): string => personRow(view).words.join(' ');
const byName = (a: View, b: View): number => nameOf(a).localeCompare(nameOf(b)) || (a.id < b.id ? -1 : 1);
