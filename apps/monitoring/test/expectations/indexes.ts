import type { Expected } from './expected.js';

const citation = (file: string, at: number, says: Record<string, unknown>): Expected => ({ file, kind: 'citation', at, says });

const ABSCOPAL = 'Abscopal response in a patient with fibrolamellar hepatocellular carcinoma following radiotherapy.';

/** Works of Europe PMC, Crossref and OpenAlex, read by eye. */
export const EXPECTED_OF_INDEXES: Expected[] = [
  citation('europepmc/search_cancer.json', 0, {
    title: ABSCOPAL,
    identifiers: { pmid: '39709209', doi: '10.1016/s0140-6736(24)02600-x' },
    journal: { title: 'Lancet', issns: ['0140-6736', '1474-547X'] },
    volume: '404',
    issue: '10471',
    pages: '2603-2604',
    publishedOn: '2025-12-01',
    authors: [
      { familyName: 'Schoenfeld', initials: 'JD' },
      { familyName: 'Haas-Kogan', initials: 'DA' },
      { familyName: "O'Neill", initials: 'AF' },
    ],
  }),
  citation('europepmc/search_cancer.json', 1, {
    title: 'Department of Error.',
    identifiers: { pmid: '39709208', pmcid: 'PMC12124214', doi: '10.1016/s0140-6736(24)02716-8' },
    types: [{ name: 'published erratum' }, { name: 'correction' }],
  }),
  citation('europepmc/search_cancer_core.json', 1, { identifiers: { pmid: '39709208' }, relations: [{ kind: 'ErratumFor', pmid: '39293462', doi: '10.1016/s0140-6736(24)01653-2' }] }),
  citation('europepmc/search_cancer_core.json', 2, {
    title: 'The role of psychological flexibility in relation to health outcomes in people in remission from cancer.',
    identifiers: { pmid: '40468710', doi: '10.1111/bjhp.12807' },
    languages: ['eng'],
    publishedOn: '2025-09-01',
    publishedAs: '2025 Sep',
    journal: { title: 'British journal of health psychology', abbreviation: 'Br J Health Psychol', issns: ['1359-107X', '2044-8287'], nlmId: '9605409' },
    authors: [
      { familyName: 'Al-Abbadey', givenName: 'Miznah', initials: 'M', orcid: '0000-0002-6307-9196' },
      { familyName: 'Tomescu-Stachie' },
      { familyName: 'Kaklamanou' },
      { familyName: 'Jarrett' },
      { familyName: 'Merwood' },
      { familyName: 'Tyndall' },
      { familyName: 'McCracken', orcid: '0000-0002-9734-0153' },
    ],
    abstract: [{ label: 'Objective' }, { label: 'Design' }, { label: 'Methods' }, { label: 'Results' }, { label: 'Conclusions' }],
  }),
  citation('europepmc/search_cancer.xml', 0, { title: ABSCOPAL, identifiers: { pmid: '39709209', doi: '10.1016/s0140-6736(24)02600-x' }, volume: '404' }),
  citation('europepmc/search_cancer_idlist.json', 1, { identifiers: { pmid: '39709208', pmcid: 'PMC12124214' }, title: '' }),
  citation('crossref/rcrossref-cr_works-10.json', 0, {
    title: 'Charges ride the spin wave',
    identifiers: { doi: '10.1038/nnano.2014.279' },
    kind: 'article',
    authors: [
      { familyName: 'Kuschel', givenName: 'Timo' },
      { familyName: 'Reiss', givenName: 'Günter' },
    ],
    journal: { title: 'Nature Nanotechnology', issns: ['1748-3387', '1748-3395'] },
    publishedOn: '2015-01',
    electronicOn: '2014-11-10',
    volume: '10',
    issue: '1',
    pages: '22-24',
    languages: ['en'],
  }),
  citation('crossref/rcrossref-cr_types_with_cursor_and_progress_bar-3.json', 0, {
    title: 'A multi-wavelength survey of AGN in the XMM-LSS field',
    journal: { title: 'Astronomy & Astrophysics' },
    identifiers: { doi: '10.1051/0004-6361:200809584' },
  }),
  citation('crossref/rcrossref-cr_types_with_cursor_and_progress_bar-3.json', 4, {
    title: 'Corrigendum',
    identifiers: { doi: '10.1111/ijal.12281' },
    publishedOn: '2019-11',
    relations: [{ kind: 'ErratumFor', doi: '10.1111/ijal.12157' }],
  }),
  citation('crossref/rcrossref-cr_works_parses_affilitation-1.json', 0, {
    kind: 'chapter',
    title: '"Racial Epithet"',
    identifiers: { doi: '10.4018/978-1-4666-9588-7.les2' },
    authors: [{ familyName: 'Hartlep', givenName: 'Nicholas D.', affiliations: [{ text: 'Illinois State University, USA' }] }],
    pages: '525-916',
    book: { title: 'Impact of the Model Minority Stereotype on Modern Society' },
  }),
  citation('crossref/rcrossref-cr_types_metadata-2.json', 0, { kind: 'book', title: 'Field notes, central Kentucky, 1898', publishedOn: '1898', authors: [{ familyName: 'Foerste', givenName: 'Aug. F' }] }),
  citation('crossref/rcrossref-cr_works_empty_funder-1.json', 0, {
    identifiers: { doi: '10.3389/fgene.2017.00147' },
    title: 'An Algorithm for Template-Based Prediction of Secondary Structures of Individual RNA Sequences',
    relations: [{ kind: 'UpdateOf', doi: '10.1101/171108', note: 'preprint' }],
  }),
  citation('openalex/W2741809807.json', 0, {
    title: 'The state of OA: a large-scale analysis of the prevalence and impact of Open Access articles',
    identifiers: { doi: '10.7717/peerj.4375', pmid: '29456894', pmcid: 'PMC5815332' },
    publishedOn: '2018-02-13',
    languages: ['en'],
    journal: { title: 'PeerJ', issns: ['2167-8359'] },
    volume: '6',
    pages: 'e4375',
  }),
];
