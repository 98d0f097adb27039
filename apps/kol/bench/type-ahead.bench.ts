import pg from 'pg';
import { roleOf, words } from '@liaison/platform';
import { median, openWorld, percentile, report } from '@liaison/testing';
import { kol } from '../src/kol.app.js';
import { familyNames, givenNames } from '../src/demo/names.js';
import { folded } from '../src/search/fold.js';

const PEOPLE = 1_000_000;
const ROUNDS = 1_500;
const SYLLABLES = ['ba', 'co', 'dé', 'fi', 'ga', 'hu', 'ja', 'lé', 'mo', 'né', 'pi', 'ro', 'sa', 'té', 'vi', 'zo', 'ché', 'lan', 'rin', 'tour'];

/** Finding people as one types, among a million, over HTTP with every check on ÷ the bare SQL as the same role. */
export async function run(): Promise<void> {
  const world = await openWorld(kol);
  try {
    process.stderr.write(`  filling in ${PEOPLE} people…\n`);
    await fill(world.config.databaseUrl!);
    const typed = questions();
    const maude = world.as('maude');
    const client = new pg.Client({ connectionString: asRole(world.config.databaseUrl!, world.config.secrets.password(roleOf('kol'))), options: '-c search_path=kol,public' });
    await client.connect();
    for (const q of typed.slice(0, 200)) await maude.get(`/stakeholders?limit=20&q=${encodeURIComponent(q)}`);
    const [http, sql]: [number[], number[]] = [[], []];
    for (let i = 0; i < ROUNDS; i++) {
      const q = typed[i % typed.length]!;
      const began = performance.now();
      const { status } = await maude.get(`/stakeholders?limit=20&q=${encodeURIComponent(q)}`);
      const between = performance.now();
      if (status !== 200) throw new Error(`"${q}" was answered with ${status}`);
      await bare(client, q);
      http.push(between - began);
      sql.push(performance.now() - between);
    }
    await client.end();
    const slowest = http.map((ms, i) => ({ ms, q: typed[i % typed.length] })).sort((a, b) => b.ms - a.ms);
    process.stderr.write(`  slowest: ${slowest.slice(0, 8).map(({ ms, q }) => `"${q}" ${ms.toFixed(0)} ms`).join(', ')}\n`);
    report({
      name: 'type-ahead',
      ratio: median(http.map((ms, i) => ms / sql[i]!)),
      p50Ms: percentile(http, 50),
      p99Ms: percentile(http, 99),
      goal: 'p99 < 50 ms',
      of: `the bare SQL over ${PEOPLE} people (p50 ${percentile(sql, 50).toFixed(2)} ms, p99 ${percentile(sql, 99).toFixed(2)} ms)`,
    });
  } finally {
    await world.close();
  }
}

function asRole(url: string, password: string): string {
  const address = new URL(url);
  address.username = roleOf('kol');
  address.password = password;
  return address.toString();
}

/** Names of Québec and invented ones, so that some words are shared by thousands and most by few. */
function nameOf(n: number): { givenName: string; familyName: string } {
  const syllable = (k: number) => SYLLABLES[Math.abs(k) % SYLLABLES.length]!;
  const invented = `${syllable(n)}${syllable(n * 7 + 3)}${syllable(Math.floor(n / 400))}`;
  const familyName = n % 3 === 0 ? familyNames[n % familyNames.length]! : n % 3 === 1 ? invented : `${invented}-${familyNames[n % familyNames.length]!}`;
  return { givenName: givenNames[(n * 13) % givenNames.length]!, familyName };
}

async function fill(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=kol,public' });
  await client.connect();
  const BATCH = 20_000;
  for (let from = 0; from < PEOPLE; from += BATCH) {
    const people = Array.from({ length: BATCH }, (_, i) => {
      const n = from + i;
      const { givenName, familyName } = nameOf(n);
      const all = `${familyName} ${givenName}`;
      return { id: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`, g: givenName, f: familyName, s: `${folded(familyName)},${folded(givenName)}`, search: folded(all), tokens: [...new Set(words(all))] };
    });
    const rows = JSON.stringify(people);
    await client.query(
      `INSERT INTO stakeholders (id, kind, given_name, family_name, specialties, languages, sort_name, created_at, updated_at)
       SELECT id, 'hcp', g, f, '{}', '{fr}', s, now(), now() FROM json_to_recordset($1) AS x(id uuid, g text, f text, s text)`,
      [rows],
    );
    await client.query(
      `INSERT INTO stakeholder_profiles (id, roles, topic_ids, updated_at) SELECT id, '{}', '{}', now() FROM json_to_recordset($1) AS x(id uuid)`,
      [rows],
    );
    await client.query(
      `INSERT INTO search_names SELECT id, t, search FROM json_to_recordset($1) AS x(id uuid, search text, tokens text[]), unnest(tokens) t`,
      [rows],
    );
  }
  await client.query('VACUUM ANALYZE stakeholders, stakeholder_profiles, search_names, affiliations, licences, contact_points');
  await client.end();
}

/** What people type, letter by letter: one word, two words, with and without accents. */
function questions(): string[] {
  const full = Array.from({ length: 60 }, (_, i) => nameOf(i * 16_667)).flatMap(({ givenName, familyName }) => [familyName, `${givenName} ${familyName}`, `${familyName} ${givenName[0]}`]);
  return full.flatMap((name) => [2, 3, 4, 6, 9, name.length].map((letters) => name.slice(0, letters).trim())).filter((q) => words(q).length > 0);
}

const bare = (client: pg.Client, q: string) => {
  const [lead = '', ...others] = words(q).sort((a, b) => b.length - a.length);
  return client.query({
    text: `SELECT s.id, s.given_name, s.family_name FROM search_names n JOIN stakeholders s ON s.id = n.stakeholder_id
            WHERE n.token LIKE $1 ${others.map((_, i) => `AND n.search LIKE $${i + 2}`).join(' ')} ORDER BY n.token, n.search, s.id LIMIT 20`,
    values: [`${lead}%`, ...others.map((word) => `% ${word}%`)],
  });
};
