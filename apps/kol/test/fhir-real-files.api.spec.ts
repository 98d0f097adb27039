import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '@liaison/testing';
import { kol } from '../src/kol.app.js';

/** Published FHIR R4 examples, where a checkout has them beside it. */
const folder = resolve(process.cwd(), '../shared/data/fhir-r4');
const isThere = existsSync(folder);
if (!isThere) process.stdout.write(`skipped: ${folder} is not there, so no published FHIR file is imported\n`);

type Row = { status: string; resourceType: string; reference: string | null; resultId: string | null; reason: { code: string } | null; notes: { code: string }[] };

const isImported = (type: string) => type === 'Practitioner' || type === 'Organization';

/** Every person and organization of a file, wherever it stands. */
function countIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = isImported(String((value as { resourceType?: unknown }).resourceType)) ? 1 : 0;
  return Object.values(value).reduce<number>((sum, child) => sum + countIn(child), own);
}

(isThere ? describe : describe.skip)('published FHIR files', () => {
  let world: World;
  const files = isThere ? readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => readFileSync(join(folder, name), 'utf8')) : [];

  beforeAll(async () => {
    world = await openWorld(kol);
  });
  afterAll(() => world?.close());

  async function rowsOf(content: string, type: string): Promise<Row[]> {
    const { body } = await world.as('maude').post('/imports', { format: 'fhir-r4' });
    expect((await world.as('maude').put(`/imports/${body.id}/content`, content, 1, { 'content-type': type })).status).toBe(200);
    await world.settle();
    expect((await world.as('maude').get(`/imports/${body.id}`)).body.status).toBe('completed');
    const rows: Row[] = [];
    for (let path = `/imports/${body.id}/rows?limit=200`; path; ) {
      const page = (await world.as('maude').get(path)).body;
      rows.push(...page.items);
      path = page.nextCursor && `/imports/${body.id}/rows?limit=200&cursor=${page.nextCursor}`;
    }
    return rows;
  }

  it('become people and organizations, or say why not, and change nothing when they come again', async () => {
    const all = files.map((file) => JSON.stringify(JSON.parse(file))).join('\n');
    const first = await rowsOf(all, 'application/x-ndjson');
    const wanted = first.filter((row) => isImported(row.resourceType));
    expect(wanted).toHaveLength(files.reduce((sum, file) => sum + countIn(JSON.parse(file)), 0));
    for (const row of wanted) {
      if (row.status === 'refused') expect(row.reason?.code).toBeTruthy();
      else expect([row.status, row.resultId]).toEqual([expect.stringMatching(/^(created|updated|unchanged)$/), expect.any(String)]);
    }
    const again = (await rowsOf(all, 'application/x-ndjson')).filter((row) => isImported(row.resourceType));
    expect(again.map((row) => row.status)).toEqual(wanted.map((row) => (row.status === 'refused' ? 'refused' : 'unchanged')));
    process.stdout.write(`${told('Practitioner', wanted)}${told('Organization', wanted)}`);
  });

  it('can each come alone, as they are', async () => {
    for (const file of files) {
      const rows = await rowsOf(file, 'application/fhir+json');
      expect(rows.filter((row) => isImported(row.resourceType))).toHaveLength(countIn(JSON.parse(file)));
      expect(rows.every((row) => row.status !== 'pending')).toBe(true);
    }
  });
});

/** The outcomes of one type with their reasons and notes, as a line to read. */
function told(type: string, rows: Row[]): string {
  const tally = new Map<string, number>();
  const of = rows.filter((row) => row.resourceType === type);
  for (const { status, reason, notes } of of)
    for (const word of [reason ? `${status} (${reason.code})` : status, ...notes.map((note) => `note ${note.code}`)]) tally.set(word, (tally.get(word) ?? 0) + 1);
  return `${type}: ${of.length} in the files; ${[...tally].map(([word, count]) => `${count} ${word}`).join(', ')}\n`;
}
