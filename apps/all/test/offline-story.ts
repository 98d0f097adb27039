import type { World } from '@liaison/testing';
import type { Contested, Item } from '../../web/src/offline/command.js';
import { TestDevice } from './offline-device.js';

/** A value that somebody wrote into a field of a record, and what stood there when they did. */
export interface Mark {
  resource: 'interactions' | 'stakeholders';
  id: string;
  field: string;
  value: string;
  seen: unknown;
}

/** Dice that fall the same way for the same seed (mulberry32). */
function diceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FIELDS = { stakeholders: ['givenName', 'familyName'], interactions: ['note', 'place'] } as const;

/**
 * Two devices of one MSL and one of a manager, on the same people and meetings. Whatever they write
 * carries a mark of its own, so that it can be found wherever it has come to rest.
 */
export class ThreeDevices {
  conflicts = 0;
  readonly #marks: Mark[] = [];
  /** What conflicts have shown, by mark: whoever picked had seen both. */
  readonly #shown = new Map<string, unknown[]>();
  readonly #given: string[] = [];
  readonly #watched = new Map<string, { resource: Mark['resource']; first: Record<string, unknown> }>();
  readonly #insights: string[] = [];
  readonly #refused: Item[] = [];
  readonly #meetings: string[] = [];
  #deeds: Record<string, number> = {};
  #n = 0;

  private constructor(
    private readonly world: World,
    private readonly hospital: string,
    private readonly devices: TestDevice[],
    private readonly dice: () => number,
    private readonly seed: number,
  ) {}

  static async begin(world: World, hospital: string, seed: number): Promise<ThreeDevices> {
    const devices = [await TestDevice.of(world, 'maude'), await TestDevice.of(world, 'maude'), await TestDevice.of(world, 'karim')];
    const story = new ThreeDevices(world, hospital, devices, diceOf(seed), seed);
    for (let i = 0; i < 4; i++) await story.#somebody();
    for (const device of devices) await device.catchUp();
    return story;
  }

  watch(resource: Mark['resource'], id: string, first: Record<string, unknown>): void {
    this.#watched.set(id, { resource, first });
  }

  note(mark: Mark): void {
    this.#marks.push(mark);
  }

  summary = (): string => `${this.#marks.length} marks, ${this.#insights.length} insights, ${this.conflicts} conflicts, ${this.#refused.length} refused, ${this.#given.length} given up; ${JSON.stringify(this.#deeds)}`;

  /** Does edits on devices that have no network; now and then one of them has, and not always for long. */
  async live(edits: number): Promise<void> {
    for (let i = 0; i < edits; i++) {
      const device = this.#pick(this.devices);
      device.weather = () => 'no-network';
      await this.#deed(device);
      if (this.dice() < 0.12) await this.#meetServer(this.#pick(this.devices));
      if (this.dice() < 0.05) {
        device.kill();
        device.start();
      }
    }
  }

  /** Everybody comes home: all is sent, and all conflicts are settled. */
  async settle(): Promise<void> {
    for (let round = 0; round < 40; round++) {
      for (const device of this.devices) {
        device.weather = () => 'fair';
        await device.catchUp();
        await this.#settleConflicts(device, 1);
      }
      const left = await Promise.all(this.devices.map((one) => one.device.outbox.all()));
      if (left.flat().length === 0) return;
    }
    throw new Error('The devices never come to rest');
  }

  async #meetServer(device: TestDevice): Promise<void> {
    device.weather = () => (this.dice() < 0.75 ? 'fair' : this.dice() < 0.5 ? 'no-network' : 'answer-lost');
    for (let i = 0; i < 3; i++) {
      const synced = await device.device.sync();
      if (synced.state === 'later') device.now += synced.waitMs + 300_000;
    }
    await this.#settleConflicts(device, 0.5);
  }

  async #settleConflicts(device: TestDevice, share: number): Promise<void> {
    for (const item of await device.device.outbox.all()) {
      if (item.state === 'refused') {
        this.#refused.push(item);
        await device.device.outbox.discard(item.key);
      }
      if (item.state !== 'conflict' || this.dice() >= share) continue;
      this.conflicts++;
      const picks = Object.fromEntries(item.conflict!.fields.map((one) => [one.field, this.#decide(one)]));
      await device.device.outbox.resolve(item.key, picks);
    }
  }

  /** Both values are there to be seen; one of them is picked. */
  #decide({ mine, theirs }: Contested): 'mine' | 'theirs' {
    const pick = this.dice() < 0.5 ? 'mine' : 'theirs';
    if (pick === 'mine') this.#shown.set(String(mine), [...(this.#shown.get(String(mine)) ?? []), theirs]);
    else this.#given.push(String(mine));
    return pick;
  }

  async #deed(device: TestDevice): Promise<void> {
    const dice = this.dice();
    const kind = dice < 0.12 ? 'meeting' : dice < 0.2 ? 'person' : dice < 0.32 ? 'insight' : dice < 0.4 ? 'end' : 'edit';
    this.#deeds[kind] = (this.#deeds[kind] ?? 0) + 1;
    if (kind === 'person') return this.#somebody(device);
    if (kind === 'meeting' || this.#meetings.length === 0) return this.#meeting(device);
    if (kind === 'edit') return this.#edit(device);
    const id = await this.#ownMeeting(device);
    if (!id) return this.#edit(device);
    if (kind === 'insight') await device.edit('interactions', id, { insights: [this.#insight()] });
    else await this.#end(device, id);
  }

  async #edit(device: TestDevice): Promise<void> {
    const own = this.dice() < 0.5 ? await this.#ownMeeting(device) : null;
    const resource = own ? 'interactions' : 'stakeholders';
    const id = own ?? this.#pick(await device.device.people.search('', 200)).id;
    const shown = (await device.shown(resource, id))!;
    const fields = this.dice() < 0.3 ? [...FIELDS[resource]] : [this.#pick(FIELDS[resource])];
    const body = Object.fromEntries(fields.map((field) => [field, this.#mark()]));
    for (const field of fields) this.note({ resource, id, field, value: body[field]!, seen: shown[field] });
    await device.edit(resource, id, body);
  }

  async #end(device: TestDevice, id: string): Promise<void> {
    const shown = (await device.shown('interactions', id))!;
    if (shown.status !== 'planned') return this.#edit(device);
    await device.write({ resource: 'interactions', method: 'PUT', part: this.dice() < 0.5 ? 'completion' : 'cancellation', id, ifMatch: shown.version, body: {}, base: shown });
  }

  async #meeting(device: TestDevice): Promise<void> {
    const id = this.#newId();
    const note = this.#mark();
    const attendee = { id: this.#newId(), stakeholderId: this.#pick(await device.device.people.search('', 200)).id };
    this.watch('interactions', id, { note, place: null });
    this.#meetings.push(id);
    await device.log({ status: this.dice() < 0.6 ? 'planned' : 'completed', attendees: [attendee], note, insights: [this.#insight(attendee.id)] }, id);
  }

  async #somebody(device?: TestDevice): Promise<void> {
    const id = this.#newId();
    const body = { kind: 'hcp', givenName: this.#mark(), familyName: this.#mark(), affiliations: [{ organizationId: this.hospital, from: '2020-01-01' }] };
    this.watch('stakeholders', id, body);
    if (device) await device.write({ resource: 'stakeholders', method: 'POST', id, body });
    else await this.world.as('karim').post('/stakeholders', { id, ...body });
  }

  /** A meeting that the user of a device may change, and that the device has. */
  async #ownMeeting(device: TestDevice): Promise<string | null> {
    const own = await device.device.meetings.list({ authorId: device.userId, limit: 500 });
    const written = own.filter((one) => this.#watched.has(one.id));
    return written.length > 0 ? this.#pick(written).id : null;
  }

  #insight(attendeeId?: string): object {
    const text = this.#mark();
    this.#insights.push(text);
    return { id: this.#newId(), ...(attendeeId && { attendeeId }), text };
  }

  #mark = (): string => `m${this.seed}-${++this.#n}`;

  /** Ids in the order in which they are made, the same for the same seed. */
  #newId = (): string => `01a00000-0000-7000-8000-${this.seed.toString(16).padStart(6, '0')}${(++this.#n).toString(16).padStart(6, '0')}`;

  #pick = <T>(from: readonly T[]): T => from[Math.floor(this.dice() * from.length)]!;

  /** Every value that a record has had, oldest first, as the audit kept it. */
  async #history(id: string, resource: Mark['resource'], field: string): Promise<unknown[]> {
    const service = resource === 'stakeholders' ? 'kol' : 'interactions';
    const { items } = (await this.world.as('agnes').get(`/audit-entries/${service}?resourceId=${id}&limit=200`)).body as { items: { before: Record<string, unknown> | null; after: Record<string, unknown> }[] };
    const values = items.toReversed().map((entry) => entry.after[field] ?? null);
    return values.filter((value, i) => i === 0 || value !== values[i - 1]);
  }

  /** Marks that are nowhere: not in a record's history, not given up by a person who saw it, not refused with a reason. */
  async unaccounted(): Promise<string[]> {
    const lost: string[] = [];
    for (const { resource, id, field, value } of this.#marks) {
      const refused = this.#refused.some((item) => JSON.stringify(item.body ?? {}).includes(value));
      if (refused || this.#given.includes(value)) continue;
      // An edit of something that was not sent yet may have been overtaken by the next one of the same device.
      if (!(await this.#history(id, resource, field)).includes(value)) lost.push(`${field} of ${id}: ${value}`);
    }
    const texts = new Set((await this.world.sql<{ text: string }>('SELECT text FROM interactions.insights')).map((row) => row.text));
    for (const text of this.#insights) if (!texts.has(text)) lost.push(`insight ${text}`);
    for (const [id, { resource }] of this.#watched) if ((await this.world.as('karim').get(`/${resource}/${id}`)).status !== 200) lost.push(`${resource} ${id}`);
    return lost;
  }

  /** Insights that are there more than once, and values that were written again after something else had been written over them. */
  async doubled(): Promise<string[]> {
    const rows = await this.world.sql<{ text: string }>('SELECT text FROM interactions.insights GROUP BY text HAVING count(*) > 1');
    const twice: string[] = rows.map((row) => `insight ${row.text}`);
    for (const [id, { resource }] of this.#watched)
      for (const field of FIELDS[resource]) {
        const values = (await this.#history(id, resource, field)).filter((value) => value !== null);
        twice.push(...values.filter((value, i) => values.indexOf(value) !== i).map((value) => `${field} of ${id}: ${String(value)}`));
      }
    return twice;
  }

  /** Values that went over another one that their author had neither seen nor been asked about. */
  async overwrittenUnseen(): Promise<string[]> {
    const unseen: string[] = [];
    for (const [id, { resource }] of this.#watched)
      for (const field of FIELDS[resource]) {
        const values = await this.#history(id, resource, field);
        for (const [i, value] of values.entries()) {
          const mark = this.#marks.find((one) => one.id === id && one.field === field && one.value === value);
          if (i === 0 || !mark) continue;
          const before = values[i - 1] ?? null;
          if ((mark.seen ?? null) === before || this.#shown.get(mark.value)?.includes(before)) continue;
          unseen.push(`${field} of ${id}: ${mark.value} was written by somebody who had seen ${String(mark.seen)}, over ${String(before)}`);
        }
      }
    return unseen;
  }
}
