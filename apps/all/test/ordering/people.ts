import { sampleIds, type World } from '@liaison/testing';

const [known, alias, topic] = sampleIds as [string, string, string];

/** Whom the service `kol` holds from the beginning: somebody in Montréal, and their alias. */
export const knownToKol: ReadonlySet<string> = new Set([known, alias]);

export async function settleInKol({ sql }: World): Promise<void> {
  await sql(`INSERT INTO kol.organizations (id, kind, name_fr, name_en, region, search, created_at, updated_at) VALUES ($1, 'institution', 'x', 'x', '06', 'x', now(), now())`, [known]);
  for (const [id, survivorId] of [[known, null], [alias, known]])
    await sql(
      `INSERT INTO kol.stakeholders (id, kind, given_name, family_name, specialties, languages, sort_name, survivor_id, created_at, updated_at)
       VALUES ($1, 'hcp', 'x', 'x', '{}', '{}', 'x', $2, now(), now())`,
      [id, survivorId],
    );
  await sql(`INSERT INTO kol.stakeholder_profiles (id, roles, topic_ids, updated_at) VALUES ($1, '{}', $2, now())`, [known, [known, topic]]);
  await sql('INSERT INTO kol.affiliations (id, stakeholder_id, organization_id) VALUES ($1, $1, $1)', [known]);
}
