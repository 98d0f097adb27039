import { Injectable } from '@nestjs/common';
import { interactionChanged, interactionLogged, newId } from '@liaison/contracts';
import { notFound, refused, staleVersion, type Tx } from '@liaison/platform';
import { AdverseEvent } from '../adverse-events/adverse-event.entity.js';
import { Commitment } from '../commitments/commitment.entity.js';
import { Insight } from '../insights/insight.entity.js';
import { announceHeard, announceInteraction, subjectsOf } from './announce.js';
import { audited } from './audited.js';
import { Attendee, Discussion, DocumentedInterest, RaisedInquiry } from './components.entity.js';
import { componentsOf, type Components } from './components.js';
import type { CompleteInteraction, EditInteraction, InteractionView, LogInteraction } from './interaction.dto.js';
import { assertNotAhead, Interaction } from './interaction.entity.js';
import { loadInteractions, type Loaded } from './interactions.queries.js';
import { present } from './present.js';
import { findReferences } from './references.js';
import { inScope } from './scope.js';

/** An answer, and whom it speaks of. */
export interface Shown {
  view: InteractionView;
  subjectIds: string[];
}

/** The domain's verbs for interactions. */
@Injectable()
export class InteractionsService {
  /** Logs or plans a meeting with all that was said in it, in one unit of work. */
  async log(tx: Tx, input: LogInteraction): Promise<Shown> {
    const it = newInteraction(tx, input);
    if (it.status === 'completed') assertNotAhead(it.startedAt, tx.now);
    if (input.attendees.length === 0)
      throw refused('attendees', 'required', { fr: 'Nommez au moins un participant.', en: 'Name at least one attendee.' });
    const parts = componentsOf(it, input, [], tx.now);
    const known = await findReferences(tx, parts.attendees.map((one) => (one.stakeholderId ?? one.organizationId)!));
    tx.insert(Interaction, it);
    insertComponents(tx, parts);
    tx.audit(audited(null, { it, parts }));
    announceInteraction(tx, interactionLogged, it, parts);
    announceHeard(tx, it, parts.attendees, parts);
    return { view: present(it, parts, known), subjectIds: subjectsOf(parts.attendees, null, it.id) };
  }

  async get(tx: Tx, id: string): Promise<Loaded> {
    const [visible] = await tx.query<{ id: string }>(`SELECT i.id FROM interactions i WHERE i.id = $1 AND ${inScope(tx, 'i')}`, [id]);
    const found = visible && (await loadInteractions(tx, [id])).get(id);
    if (!found) throw notFound();
    return found;
  }

  /** Changes what is said of a meeting. Nothing that has a life of its own is taken away by it. */
  async edit(tx: Tx, id: string, version: number, input: EditInteraction): Promise<Shown> {
    const before = await this.#own(tx, id, version);
    const { attendees: _a, discussions: _d, insights: _i, inquiries: _q, commitments: _c, documentedInterests: _n, adverseEvents: _e, ...fields } = input;
    const startedAt = fields.startedAt ? new Date(fields.startedAt) : before.it.startedAt;
    if (before.it.status === 'completed') assertNotAhead(startedAt, tx.now);
    const it = Object.assign(new Interaction(), before.it, fields, { startedAt, updatedAt: tx.now, version: version + 1 });
    const made = componentsOf(it, input, before.parts.attendees, tx.now);
    const parts = merge(before.parts, made, input);
    assertTiesHold(parts);
    await tx.update(Interaction, before.it, { ...fields, startedAt });
    await replace(tx, before.parts, made, input);
    const added = onlyNew(before.parts, made);
    insertLasting(tx, added);
    tx.audit(audited(before, { it, parts }));
    announceInteraction(tx, interactionChanged, it, parts);
    announceHeard(tx, it, parts.attendees, { ...made, ...added });
    return { view: (await this.get(tx, id)).view, subjectIds: subjectsOf(parts.attendees, null, id) };
  }

  complete(tx: Tx, id: string, version: number, { startedAt, durationMinutes }: CompleteInteraction): Promise<Shown> {
    const at = startedAt ? new Date(startedAt) : undefined;
    return this.#change(tx, id, version, (it) => ({ ...it.complete(at, tx.now), ...(durationMinutes !== undefined && { durationMinutes }) }));
  }

  cancel(tx: Tx, id: string, version: number, reason?: string): Promise<Shown> {
    return this.#change(tx, id, version, (it) => it.cancel(reason));
  }

  markNoShow(tx: Tx, id: string, version: number, reason?: string): Promise<Shown> {
    return this.#change(tx, id, version, (it) => it.markNoShow(reason));
  }

  /** Takes an interaction out of lists and figures. It can be restored; what was heard in it stays. */
  void(tx: Tx, id: string, version: number): Promise<Shown> {
    return this.#change(tx, id, version, () => ({ voidedAt: tx.now }));
  }

  restore(tx: Tx, id: string, version: number): Promise<Shown> {
    return this.#change(tx, id, version, () => ({ voidedAt: null }));
  }

  async #change(tx: Tx, id: string, version: number, how: (it: Interaction) => Partial<Interaction>): Promise<Shown> {
    const before = await this.#own(tx, id, version);
    const changes = how(before.it);
    await tx.update(Interaction, before.it, changes);
    const it = Object.assign(new Interaction(), before.it, changes, { updatedAt: tx.now, version: version + 1 });
    tx.audit(audited({ it: before.it, parts: {} }, { it, parts: { attendees: before.parts.attendees } }));
    announceInteraction(tx, interactionChanged, it, before.parts);
    return { view: (await this.get(tx, id)).view, subjectIds: subjectsOf(before.parts.attendees, null, id) };
  }

  /** An interaction that the caller may change (the policy's scope says which), at the version that they have seen. */
  async #own(tx: Tx, id: string, version: number): Promise<Loaded> {
    const found = await this.get(tx, id);
    if (found.it.version !== version) throw staleVersion(found.it.version);
    return found;
  }
}

function newInteraction(tx: Tx, input: LogInteraction): Interaction {
  return Object.assign(new Interaction(), {
    id: input.id ?? newId(),
    version: 1,
    authorId: tx.userId,
    status: input.status ?? 'completed',
    channel: input.channel,
    startedAt: new Date(input.startedAt),
    timeZone: input.timeZone ?? 'America/Toronto',
    durationMinutes: input.durationMinutes ?? null,
    place: input.place ?? null,
    initiatedBy: input.initiatedBy ?? 'msl',
    language: input.language ?? 'fr',
    note: input.note ?? null,
    statusReason: null,
    createdAt: tx.now,
    updatedAt: tx.now,
    voidedAt: null,
  } as const);
}

function insertComponents(tx: Tx, parts: Components): void {
  tx.insert(Attendee, parts.attendees);
  tx.insert(Discussion, parts.discussions);
  tx.insert(DocumentedInterest, parts.documentedInterests);
  insertLasting(tx, parts);
}

function insertLasting(tx: Tx, parts: Pick<Components, 'insights' | 'inquiries' | 'commitments' | 'adverseEvents'>): void {
  tx.insert(Insight, parts.insights);
  tx.insert(RaisedInquiry, parts.inquiries);
  tx.insert(Commitment, parts.commitments);
  tx.insert(AdverseEvent, parts.adverseEvents);
}

const LISTS = [
  ['attendees', Attendee],
  ['discussions', Discussion],
  ['documentedInterests', DocumentedInterest],
] as const;

/** Puts the given lists in the place of the old ones. */
async function replace(tx: Tx, before: Components, made: Components, input: EditInteraction): Promise<void> {
  for (const [name, entity] of LISTS) {
    if (!input[name]) continue;
    const table = { attendees: 'attendees', discussions: 'discussions', documentedInterests: 'documented_interests' }[name];
    await tx.query(`DELETE FROM ${table} WHERE id = ANY($1::uuid[])`, [before[name].map((row) => row.id)]);
    tx.insert(entity, made[name] as never);
  }
}

const lasting = ['insights', 'inquiries', 'commitments', 'adverseEvents'] as const;

function onlyNew(before: Components, made: Components): Pick<Components, (typeof lasting)[number]> {
  const fresh = <T extends { id: string }>(rows: T[], known: T[]) => rows.filter((row) => !known.some((one) => one.id === row.id));
  return {
    insights: fresh(made.insights, before.insights),
    inquiries: fresh(made.inquiries, before.inquiries),
    commitments: fresh(made.commitments, before.commitments),
    adverseEvents: fresh(made.adverseEvents, before.adverseEvents),
  };
}

/** How the components stand after the edit. */
function merge(before: Components, made: Components, input: EditInteraction): Components {
  const added = onlyNew(before, made);
  return {
    attendees: made.attendees,
    discussions: input.discussions ? made.discussions : before.discussions,
    documentedInterests: input.documentedInterests ? made.documentedInterests : before.documentedInterests,
    insights: [...before.insights, ...added.insights],
    inquiries: [...before.inquiries, ...added.inquiries],
    commitments: [...before.commitments, ...added.commitments],
    adverseEvents: [...before.adverseEvents, ...added.adverseEvents],
  };
}

function assertTiesHold({ attendees, ...parts }: Components): void {
  const present = new Set(attendees.map((one) => one.id));
  for (const rows of Object.values(parts))
    for (const { attendeeId } of rows)
      if (attendeeId && !present.has(attendeeId))
        throw refused('attendees', 'attendee-in-use', {
          fr: 'Un participant retiré est encore lié à ce qu’il a dit; gardez-le, avec le même id.',
          en: 'An attendee left out is still tied to what they said; keep them, with the same id.',
        });
}
