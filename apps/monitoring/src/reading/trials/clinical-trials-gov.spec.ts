import { describe, expect, it } from '@jest/globals';
import { inQuebec } from '../../records/trial.js';
import { readTrials } from './clinical-trials-gov.js';

const read = (value: unknown): ReturnType<typeof readTrials> => readTrials({ bytes: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), takenAt: new Date('2026-11-26T12:00:00Z') });
const study = (nctId: string, more: Record<string, unknown> = {}): unknown => ({ protocolSection: { identificationModule: { nctId, briefTitle: `Étude ${nctId}` }, ...more }, hasResults: false });

describe('ClinicalTrials.gov', () => {
  it('gives the studies of a page, and where the next one begins', () => {
    const page = read({ totalCount: 12, nextPageToken: 'ZVNj', studies: [study('NCT00000001'), study('NCT00000002')] });
    expect(page).toMatchObject({ next: 'ZVNj', total: 12, entries: [{ trial: { nctId: 'NCT00000001' } }, { trial: { nctId: 'NCT00000002' } }] });
  });

  it('may have an empty page that is not the last', () => {
    expect(read({ studies: [], nextPageToken: 'x' })).toEqual({ entries: [], next: 'x', total: undefined });
  });

  it('names sites in Québec in either spelling, and keeps no one’s telephone number', () => {
    const locations = ['Quebec', 'Québec'].map((state) => ({ facility: 'Hôpital fictif', city: 'Lévis', state, country: 'Canada', contacts: [{ name: 'N', phone: '555', email: 'n@example.org' }] }));
    const [entry] = read(study('NCT00000003', { contactsLocationsModule: { locations } })).entries;
    const { trial } = entry as { trial: Parameters<typeof Object.keys>[0] & { sites: Parameters<typeof inQuebec>[0][] } };
    expect(trial.sites.map(inQuebec)).toEqual([true, true]);
    expect(JSON.stringify(trial)).not.toMatch(/555|example\.org/);
  });

  it.each([
    ['legacy-api', { FullStudiesResponse: { NStudiesFound: 1 } }],
    ['unknown-form', { hello: 1 }],
    ['unknown-form', []],
    ['not-json', '<html></html>'],
    ['not-json', 'Study not found'],
    ['malformed', '{"studies":[{'],
    ['no-nct', study('NCT1')],
  ])('refuses with a reason: %s', (code, value) => {
    expect(read(value).entries).toMatchObject([{ kind: 'refused', refusal: { code } }]);
  });
});
