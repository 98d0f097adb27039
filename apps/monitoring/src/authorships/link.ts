import { isDeepStrictEqual } from 'node:util';
import { newId } from '@liaison/contracts';
import type { Tx } from '@liaison/platform';
import { takeTurns } from '../intake/turns.js';
import { Authorship } from './authorship.entity.js';
import { coauthorsOf } from './coauthors.js';
import { judge, type Verdict } from './judge.js';
import { keysOfPublished, publishedBy, type Published } from './published.js';
import { peopleById, type KnownPerson } from './people.js';

/** Works that a person's name may bring up at most, the latest: of a name that everybody has, nobody looks at more. */
const LOOKED_BACK_AT_MOST = 1_000;

interface Subject {
  id: string;
  kind: Authorship['subjectKind'];
  people: Published[];
}

/** Finds, for works and trials that have come in or changed, whom of those whom we know they name. */
export async function linkSubjects(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const subjects = await subjectsById(tx, ids);
  const keys = subjects.flatMap(({ id, people }) => keysOfPublished(people).map((key) => ({ key, id })));
  await tx.query('DELETE FROM author_keys WHERE subject_id = ANY($1)', [ids]);
  await tx.query(`INSERT INTO author_keys (key, subject_id) SELECT key, id FROM jsonb_to_recordset($1::jsonb) AS k (key text, id uuid)`, [JSON.stringify(keys)]);
  const pairs = await tx.query<Pair>(
    `SELECT p.id AS person, k.subject_id AS subject FROM author_keys k JOIN people_seen p ON p.name_key = k.key WHERE k.subject_id = ANY($1)
      UNION SELECT p.id, k.subject_id FROM author_keys k JOIN people_seen p ON 'orcid:' || p.orcid = k.key WHERE k.subject_id = ANY($1)
      UNION SELECT stakeholder_id, subject_id FROM authorships WHERE subject_id = ANY($1)`,
    [ids],
  );
  await relink(tx, pairs, subjects);
}

/** Finds the works and trials, among all that are kept, that people may have written, once they are known or known better. */
export async function linkPeople(tx: Tx, ids: string[]): Promise<void> {
  await takeTurns(tx);
  const pairs = await tx.query<Pair>(
    `SELECT p.id AS person, k.subject_id AS subject FROM people_seen p,
            LATERAL (SELECT subject_id FROM author_keys WHERE key = p.name_key ORDER BY subject_id DESC LIMIT ${LOOKED_BACK_AT_MOST}) k WHERE p.id = ANY($1)
      UNION SELECT p.id, k.subject_id FROM people_seen p JOIN author_keys k ON k.key = 'orcid:' || p.orcid WHERE p.id = ANY($1)
      UNION SELECT stakeholder_id, subject_id FROM authorships WHERE stakeholder_id = ANY($1)`,
    [ids],
  );
  await relink(tx, pairs, await subjectsById(tx, [...new Set(pairs.map(({ subject }) => subject))]));
}

interface Pair {
  person: string;
  subject: string;
}

/** Judges pairs anew. What a person has decided stays as it is; what fits no more goes. */
async function relink(tx: Tx, pairs: readonly Pair[], subjects: readonly Subject[]): Promise<void> {
  if (pairs.length === 0) return;
  const people = await peopleById(tx, [...new Set(pairs.map(({ person }) => person))]);
  const known = new Map((await authorshipsOf(tx, pairs)).map((one) => [pairKey(one.stakeholderId, one.subjectId), one]));
  const byId = new Map(subjects.map((subject) => [subject.id, subject]));
  const open = pairs.flatMap(({ person: id, subject: subjectId }) => {
    const [person, subject, before] = [people.get(id), byId.get(subjectId), known.get(pairKey(id, subjectId))];
    return person && subject && !before?.decidedAt ? [{ person, subject, before }] : [];
  });
  // Those who are sure come first: with whom somebody has written before speaks for the others.
  const unsure = [];
  for (const one of open) {
    const verdict = judge(one.person, one.subject.people);
    if (verdict?.status === 'certain') await keep(tx, one, verdict);
    else unsure.push(one);
  }
  const coauthors = await coauthorsOf(tx, unsure.map(({ person }) => person.id), unsure.map(({ subject }) => subject.id));
  for (const one of unsure) await keep(tx, one, judge(one.person, one.subject.people, coauthors(one.person.id, one.subject.id)));
}

async function keep(tx: Tx, { person, subject, before }: { person: KnownPerson; subject: Subject; before?: Authorship }, verdict: Verdict | null): Promise<void> {
  if (!verdict) {
    if (before) await tx.query('DELETE FROM authorships WHERE id = $1', [before.id]);
  } else if (!before)
    tx.insert(Authorship, {
      ...{ id: newId(), version: 1, stakeholderId: person.id, subjectKind: subject.kind, subjectId: subject.id, ...verdict },
      ...{ decidedBy: null, decidedAt: null, createdAt: tx.now, updatedAt: tx.now },
    });
  else if (!isDeepStrictEqual({ status: before.status, author: before.author, reasons: before.reasons }, verdict)) await tx.update(Authorship, before, verdict);
}

const pairKey = (person: string, subject: string): string => `${person} ${subject}`;

/** What was found before, held until the unit of work ends: nobody decides meanwhile of what is judged. */
const authorshipsOf = (tx: Tx, pairs: readonly Pair[]): Promise<Authorship[]> =>
  tx.query<Authorship>(
    `SELECT id, version, stakeholder_id AS "stakeholderId", subject_id AS "subjectId", author, status, reasons, decided_at AS "decidedAt"
       FROM authorships WHERE (stakeholder_id, subject_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[])) FOR UPDATE`,
    [pairs.map(({ person }) => person), pairs.map(({ subject }) => subject)],
  );

async function subjectsById(tx: Tx, ids: string[]): Promise<Subject[]> {
  const rows = await tx.query<{ id: string; kind: Subject['kind']; record: Parameters<typeof publishedBy>[0] }>(
    `SELECT id, 'publication' AS kind, jsonb_build_object('authors', record->'authors', 'investigators', record->'investigators') AS record FROM publications WHERE id = ANY($1) AND survivor_id IS NULL
      UNION ALL SELECT id, 'trial', jsonb_build_object('investigators', record->'investigators') FROM trials WHERE id = ANY($1)`,
    [ids],
  );
  return rows.map(({ id, kind, record }) => ({ id, kind, people: publishedBy(record) }));
}
