import { asUser, system, type UnitOfWork } from '@liaison/platform';
import { AdverseEventsService } from './adverse-events/adverse-events.service.js';
import { followUp } from './demo/aftermath.js';
import { dice } from './demo/dice.js';
import { discussed, heard, inquired, promised, reported } from './demo/words.js';
import type { LogInteraction } from './interactions/interaction.dto.js';
import { InteractionsService } from './interactions/interactions.service.js';
import { ListeningPriority } from './listening-priorities/listening-priority.entity.js';

/** Of whom and of what the fictional meetings speak. */
export interface DemoRefs {
  /** The MSLs, each with the stakeholders that they meet. */
  authors: { userId: string; stakeholderIds: readonly string[] }[];
  topicIds: readonly string[];
  productIds: readonly string[];
  /** Who follows the reports of adverse events. */
  safetyId: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MONTHS = 18;
const PLANNED_DAYS = 14;
const A_WEEK = 5;
const id = (kind: string, n: number): string => `01900000-0000-7000-8000-0000${kind}${String(n).padStart(6, '0')}`;

/** Eighteen months of fictional meetings up to today with what became of them, and the visits planned for the next two weeks. A second run adds what is missing. */
export async function seedDemo(work: UnitOfWork, today: Date, refs: DemoRefs): Promise<void> {
  await seedPriorities(work, today, refs);
  const service = new InteractionsService();
  const [known] = await work.asSystem(system('demo'), (tx) => tx.query<{ ids: string[] | null }>('SELECT array_agg(id) AS ids FROM interactions'));
  const done = new Set(known!.ids ?? []);
  for (const { authorId, at, input } of meetings(today, refs)) {
    if (done.has(input.id!)) continue;
    const now = at < today ? new Date(Math.min(at.getTime() + 3 * HOUR_MS, today.getTime())) : today;
    await work.run({ caller: asUser(authorId, 'msl'), scope: 'own', correlationId: 'demo', action: 'interactions:write', now }, (tx) => service.log(tx, input));
  }
  await followUp(work, today, refs.safetyId);
  await seedFreshReport(work, today, refs);
}

/** One that was heard this morning, so that both of its clocks can be seen running. */
async function seedFreshReport(work: UnitOfWork, today: Date, { authors: [author], productIds: [productId] }: DemoRefs): Promise<void> {
  const stakeholderId = author?.stakeholderIds[0];
  if (!author || !stakeholderId) return;
  const context = { caller: asUser(author.userId, 'msl'), scope: 'own', correlationId: 'demo', action: 'adverse-events:report', now: today } as const;
  const report = { id: id('68', 1), stakeholderId, productId, verbatim: reported[0]!, awareAt: new Date(today.getTime() - 3 * HOUR_MS).toISOString() };
  await work.run(context, async (tx) => {
    const [known] = await tx.query('SELECT 1 FROM adverse_events WHERE id = $1', [report.id]);
    if (!known) new AdverseEventsService().report(tx, report);
  });
}

interface Meeting {
  authorId: string;
  at: Date;
  input: LogInteraction;
}

function meetings(today: Date, refs: DemoRefs): Meeting[] {
  const chance = dice(1847);
  const made: Meeting[] = [];
  const from = today.getTime() - MONTHS * 30.4 * DAY_MS;
  for (const { userId, stakeholderIds } of refs.authors) {
    if (stakeholderIds.length === 0) continue;
    for (let day = from; day < today.getTime() + PLANNED_DAYS * DAY_MS; day += DAY_MS) {
      const date = new Date(day);
      if ([0, 6].includes(date.getUTCDay()) || !chance.happens(A_WEEK / 5)) continue;
      const at = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), 13 + chance.upTo(7), 15 * chance.upTo(4)));
      made.push({ authorId: userId, at, input: meeting(made.length + 1, at, today, stakeholderIds, refs, chance) });
    }
  }
  return made;
}

type Chance = ReturnType<typeof dice>;

function meeting(n: number, at: Date, today: Date, people: readonly string[], refs: DemoRefs, chance: Chance): LogInteraction {
  const planned = at >= today;
  const who = [...new Set(Array.from({ length: chance.happens(0.25) ? 2 : 1 }, () => chance.pick(people)))];
  const attendees = who.map((stakeholderId, i) => ({ id: id('61', n * 10 + i), stakeholderId }));
  const attendeeId = attendees[0]!.id;
  const topicId = refs.topicIds.length > 0 ? { topicId: chance.pick(refs.topicIds) } : {};
  const productId = refs.productIds.length > 0 ? { productId: chance.pick(refs.productIds) } : {};
  const base: LogInteraction = {
    id: id('60', n),
    channel: chance.pick(['in_person', 'in_person', 'in_person', 'video', 'phone', 'congress', 'email'] as const),
    status: planned ? 'planned' : 'completed',
    startedAt: at.toISOString(),
    durationMinutes: chance.pick([15, 20, 30, 45, 60]),
    initiatedBy: chance.happens(0.3) ? 'stakeholder' : 'msl',
    language: chance.happens(0.85) ? 'fr' : 'en',
    attendees,
    discussions: [{ id: id('62', n), attendeeId, ...topicId, ...(chance.happens(0.4) && productId), summary: chance.pick(discussed) }],
  };
  if (planned) return base;
  base.discussions![0]!.stance = chance.pick(['advocate', 'favourable', 'favourable', 'neutral', 'neutral', 'sceptical', 'opposed']);
  if (chance.happens(0.18)) base.insights = [{ id: id('63', n), attendeeId, text: chance.pick(heard), ...(chance.happens(0.5) && { priorityId: id('65', 1 + chance.upTo(3)) }) }];
  if (chance.happens(0.12)) base.commitments = [{ id: id('64', n), attendeeId, text: chance.pick(promised), dueOn: new Date(at.getTime() + (7 + chance.upTo(40)) * DAY_MS).toISOString().slice(0, 10) }];
  if (chance.happens(0.05)) base.inquiries = [{ id: id('66', n), attendeeId, ...productId, question: chance.pick(inquired), unsolicited: true }];
  if (n % 173 === 0) base.adverseEvents = [{ id: id('67', n), attendeeId, ...productId, verbatim: chance.pick(reported), awareAt: at.toISOString(), patientAge: 40 + chance.upTo(40) }];
  return base;
}

const PRIORITIES: [fr: string, en: string][] = [
  ['Quels obstacles retardent l’accès aux nouveaux traitements en région?', 'What delays access to new treatments outside the cities?'],
  ['Comment les équipes surveillent-elles les effets à long terme?', 'How do teams monitor long-term effects?'],
  ['Quelles données manquent pour adapter les protocoles?', 'Which data are missing to adapt protocols?'],
];

async function seedPriorities(work: UnitOfWork, today: Date, refs: DemoRefs): Promise<void> {
  await work.asSystem(system('demo'), async (tx) => {
    const known = await (await tx.reading(ListeningPriority)).count();
    if (known > 0) return;
    const validFrom = `${today.getUTCFullYear() - 1}-01-01`;
    tx.insert(
      ListeningPriority,
      PRIORITIES.map(([textFr, textEn], i) => ({ id: id('65', i + 1), version: 1, textFr, textEn, topicId: refs.topicIds[i] ?? null, validFrom, createdAt: today, updatedAt: today })),
    );
  });
}
