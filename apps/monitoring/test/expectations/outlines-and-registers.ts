import type { Expected } from './expected.js';

const outline = (file: string, at: number, says: Record<string, unknown>): Expected => ({ file: `opml/${file}`, kind: 'outline', at, says });

export const EXPECTED_OF_OUTLINES_AND_REGISTERS: Expected[] = [
  outline('Subs.opml', 0, { title: 'Daring Fireball', feedUrl: 'http://daringfireball.net/feeds/main', siteUrl: 'http://daringfireball.net/', folders: [] }),
  outline('Subs.opml', 4, { title: 'chat & code', feedUrl: 'http://corinnekrych.blogspot.com/feeds/posts/default' }),
  outline('SubsNoTitleAttributes.opml', 2, { title: 'Julia Evans', feedUrl: 'http://jvns.ca/atom.xml' }),
  outline('Canada.opml', 0, { title: 'CBC | Top Stories News', feedUrl: 'https://www.cbc.ca/cmlink/rss-topstories', folders: ['Canada'] }),
  outline('Canada.opml', 2, { title: 'https://globalnews.ca/feed/', feedUrl: 'https://globalnews.ca/feed/', folders: ['Canada'] }),
  outline('listparser/files/malformed/html-entity-attribute.xml', 0, { title: 'archæology', feedUrl: 'http://domain1/feed' }),
  outline('listparser/files/malformed/end-element-missing.xml', 0, { title: 'malformed', feedUrl: 'https://domain/feed' }),
  outline('listparser/files/malformed/concatenated-documents.xml', 1, { title: 'feedname', feedUrl: 'http://domain/feed2' }),
  outline('listparser/files/rdf/foaf_group-2.xml', 0, { title: 'User', feedUrl: 'http://domain/feed', siteUrl: 'http://domain/', folders: ['Planet X'] }),
  {
    file: 'openfda/faers/event.preannotation.json',
    kind: 'notice',
    at: 0,
    says: { kind: 'safety-report', externalId: '4562564-7', publishedOn: '2003-04-07', updatedOn: '2005-01-27' },
  },
  {
    file: 'openfda/res/ndc-4-4-2.xml',
    kind: 'notice',
    at: 0,
    says: {
      kind: 'recall',
      externalId: 'D-1407-2012',
      recallClass: 2,
      issuer: 'sanofi-aventis US, Inc.',
      publishedOn: '2012-07-11',
      productIds: [{ system: 'NDC', value: '0024-0590-10' }],
    },
  },
];
