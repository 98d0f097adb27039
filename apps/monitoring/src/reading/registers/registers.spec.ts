import { describe, expect, it } from '@jest/globals';
import type { Entry } from '../../records/entry.js';
import type { Reader } from '../document.js';
import { readDrugProducts } from './drug-product-database.js';
import { readRecalls } from './health-canada-recalls.js';
import { recallClassOf } from './notice.js';
import { readNoticesOfCompliance } from './notices-of-compliance.js';
import { readOpenFda } from './openfda.js';

const takenAt = new Date('2026-11-26T12:00:00Z');
const documentOf = (value: unknown): Parameters<Reader>[0] => ({ bytes: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), takenAt });
const told = (entries: Iterable<Entry>): unknown[] => [...entries].map((entry) => (entry.kind === 'notice' ? JSON.parse(JSON.stringify(entry.notice)) : entry.kind === 'refused' ? entry.refusal.code : entry.kind));

describe('the class of a recall', () => {
  it.each([['Type I', 1], ['Type II', 2], ['Type III', 3], ['Class 2', 2], ['Class II', 2], ['Catégorie 1', 1], ['', undefined], ['Unclassified', undefined]] as const)('%s', (said, level) => expect(recallClassOf(said)).toBe(level));
});

describe('recalls of Health Canada', () => {
  const row = {
    NID: '900001',
    Title: 'Fictimab&nbsp;: un lot pourrait contenir des particules &amp; de l&#039;eau',
    URL: '/en/alert-recall/fictimab',
    Organization: 'Drugs and health products',
    Product: 'Fictimab&nbsp;10&nbsp;mg',
    Issue: '<p>Quality</p>',
    'What you should do': 'Return it.',
    Category: 'Drugs',
    'Recall class': 'Type II',
    'Last updated': '2026-11-20',
    Archived: '0',
  };

  it('are notices with plain text, an absolute address and one scale of classes', () => {
    expect(told(readRecalls(documentOf([row])))).toEqual([
      {
        kind: 'recall',
        externalId: '900001',
        title: "Fictimab : un lot pourrait contenir des particules & de l'eau",
        url: 'https://recalls-rappels.canada.ca/en/alert-recall/fictimab',
        summary: 'Quality\nReturn it.',
        language: 'en',
        authors: [],
        issuer: 'Drugs and health products',
        categories: ['Drugs'],
        products: ['Fictimab 10 mg'],
        productIds: [],
        recallClass: 2,
        updatedOn: '2026-11-20',
        flags: [],
      },
    ]);
  });

  it('say when they are archived, and are told apart by their number', () => {
    const [archived, none] = told(readRecalls(documentOf([{ ...row, Archived: '1', 'Recall class': 'Class 1', 'Last updated': '' }, { Title: 'T' }])));
    expect(archived).toMatchObject({ flags: ['archived', 'no-date'], recallClass: 1 });
    expect(none).toBe('no-id');
    expect(told(readRecalls(documentOf({ error: 'x' })))).toEqual(['unknown-form']);
  });
});

describe('the Drug Product Database', () => {
  const product = { drug_code: 12345, class_name: 'Human', drug_identification_number: '2999999', brand_name: 'FICTIMAB', descriptor: 'PEN', company_name: 'EXEMPLE PHARMA INC', last_update_date: '2026-10-01' };

  it('answers with a list, a single product, or nothing', () => {
    const seen = { kind: 'register', externalId: '12345', title: 'FICTIMAB PEN', issuer: 'EXEMPLE PHARMA INC', productIds: [{ system: 'DIN', value: '02999999' }], updatedOn: '2026-10-01' };
    expect(told(readDrugProducts(documentOf([product])))).toMatchObject([seen]);
    expect(told(readDrugProducts(documentOf(product)))).toMatchObject([seen]);
    expect(told(readDrugProducts(documentOf([])))).toEqual([]);
  });

  it('is refused with a reason where it names no product', () => {
    expect(told(readDrugProducts(documentOf([{ drug_code: 1, tc_atc: 'X' }])))).toEqual(['no-product']);
    expect(told(readDrugProducts(documentOf([{ a: 1 }])))).toEqual(['unknown-form']);
    expect(told(readDrugProducts(documentOf('<html>')))).toEqual(['not-json']);
  });
});

describe('notices of compliance', () => {
  const notice = { noc_number: 30001, noc_date: '2026-11-02', noc_manufacturer_name: 'EXEMPLE PHARMA INC', noc_status_with_conditions: 'N', noc_therapeutic_class: 'ANTINEOPLASTIC AGENTS', noc_last_update_date: '2026-11-05' };

  it('are with conditions or without', () => {
    expect(told(readNoticesOfCompliance(documentOf([notice, { ...notice, noc_number: 30002, noc_status_with_conditions: 'Y', noc_br_brandname: 'FICTIMAB' }])))).toMatchObject([
      { kind: 'noc', externalId: '30001', title: 'ANTINEOPLASTIC AGENTS – EXEMPLE PHARMA INC', publishedOn: '2026-11-02', updatedOn: '2026-11-05' },
      { kind: 'noc-c', externalId: '30002', title: 'FICTIMAB – EXEMPLE PHARMA INC', products: ['FICTIMAB'] },
    ]);
  });

  it('name their products, DINs and ingredients where these tables come with them, in whatever order', () => {
    const products = [{ noc_number: 30001, noc_br_brandname: 'FICTIMAB SC', noc_br_din: '2000002' }, { noc_number: 30001, noc_br_brandname: 'FICTIMAB', noc_br_din: '02000001' }, { noc_number: 30009, noc_br_brandname: 'AUTRE' }, { noc_number: 30001, noc_br_brandname: 'FICTIMAB', noc_br_din: '0' }];
    const ingredients = [{ noc_number: 30001, noc_pi_medic_ingr_name: 'FICTAMAB' }, { noc_number: 30001, noc_pi_medic_ingr_name: 'FICTAMAB' }];
    const read = (some: unknown[]) => told(readNoticesOfCompliance(documentOf({ notices: [notice], products: some, ingredients })));
    expect(read(products)).toMatchObject([
      { title: 'FICTIMAB, FICTIMAB SC – EXEMPLE PHARMA INC', products: ['FICTIMAB', 'FICTIMAB SC'], productIds: [{ system: 'DIN', value: '02000001' }, { system: 'DIN', value: '02000002' }], ingredients: ['FICTAMAB'] },
    ]);
    expect(read(products.toReversed())).toEqual(read(products));
  });

  it('are refused with a reason where they are none', () => {
    expect(told(readNoticesOfCompliance(documentOf([{ noc_number: 1, noc_route: 'x' }])))).toEqual(['no-notice']);
    expect(told(readNoticesOfCompliance(documentOf({ hello: 1 })))).toEqual(['unknown-form']);
  });
});

describe('openFDA', () => {
  const read = (value: unknown): unknown[] => told(readOpenFda(documentOf(value)).entries);
  const page = (result: unknown, total = 1): unknown => ({ meta: { results: { skip: 0, limit: 1, total } }, results: [result] });

  it('says as an error that nothing was found, and is not one', () => {
    expect(readOpenFda(documentOf({ error: { code: 'NOT_FOUND', message: 'No matches found!' } }))).toEqual({ entries: [], total: 0 });
    expect(read({ error: { code: 'OVER_RATE_LIMIT', message: 'x' } })).toEqual(['source-refused']);
  });

  it('gives recalls with their class and codes', () => {
    const recall = { recall_number: 'D-0001-2026', classification: 'Class I', status: 'Ongoing', product_type: 'Drugs', reason_for_recall: 'Sterility', product_description: 'Fictimab injection, NDC 99999-123-45', recalling_firm: 'Exemple', report_date: '20261118', openfda: {} };
    expect(read(page(recall))).toMatchObject([{ kind: 'recall', externalId: 'D-0001-2026', recallClass: 1, publishedOn: '2026-11-18', productIds: [{ system: 'NDC', value: '99999-123-45' }] }]);
  });

  it('gives labels, applications and codes as registers', () => {
    const label = { set_id: 'set-1', effective_time: '20260901', indications_and_usage: ['1 INDICATIONS'], openfda: { brand_name: ['Fictimab'], generic_name: ['FICTIMABUM'] } };
    const application = { application_number: 'NDA999999', sponsor_name: 'EXEMPLE', products: [{ brand_name: 'FICTIMAB', active_ingredients: [{ name: 'FICTIMABUM' }] }], submissions: [{ submission_type: 'SUPPL', submission_number: '2', submission_status: 'AP', submission_status_date: '20260801' }, { submission_type: 'ORIG', submission_number: '1', submission_status: 'AP', submission_status_date: '20200101' }] };
    const ndc = { product_ndc: '99999-123', brand_name: 'Fictimab', labeler_name: 'Exemple', marketing_start_date: '20200301' };
    expect([label, application, ndc].flatMap((record) => read(page(record)))).toMatchObject([
      { kind: 'register', externalId: 'set-1', title: 'Fictimab (FICTIMABUM)', updatedOn: '2026-09-01' },
      { kind: 'register', externalId: 'NDA999999', publishedOn: '2020-01-01', updatedOn: '2026-08-01', summary: 'SUPPL 2 AP' },
      { kind: 'register', externalId: '99999-123', publishedOn: '2020-03-01' },
    ]);
  });

  it('keeps of a patient nothing but the reactions', () => {
    const report = { safetyreportid: '999-1', serious: '1', receivedate: '20260102', receiptdate: '20260301', patient: { patientonsetage: '62', patientsex: '2', patientweight: '71.5', drug: [{ drugcharacterization: '1', medicinalproduct: 'FICTIMAB' }, { drugcharacterization: '2', medicinalproduct: 'AUTRE' }], reaction: [{ reactionmeddrapt: 'NAUSEA' }] } };
    const [notice] = read(page(report));
    expect(notice).toMatchObject({ kind: 'safety-report', externalId: '999-1', products: ['FICTIMAB'], summary: 'NAUSEA', publishedOn: '2026-01-02', updatedOn: '2026-03-01', categories: ['serious'] });
    expect(JSON.stringify(notice)).not.toMatch(/62|71\.5|AUTRE/);
  });

  it('tells where the next page begins', () => {
    expect(readOpenFda(documentOf(page({ product_ndc: '1-1' }, 3)))).toMatchObject({ next: '1', total: 3 });
    expect(readOpenFda(documentOf(page({ product_ndc: '1-1' }, 1)))).toMatchObject({ next: undefined, total: 1 });
  });
});
