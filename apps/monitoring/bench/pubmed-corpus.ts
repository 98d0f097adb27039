import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Dice } from '@liaison/testing';

const COLLECTED = join(process.cwd(), '../shared/data/pubmed');
const FOLDERS = ['baseline', 'efetch-set', 'efetch-single'];

export interface Corpus {
  documents: Buffer[];
  bytes: number;
  /** What it is made of, in words. */
  of: string;
}

/** So many bytes of PubMed's XML at least: the collected files again and again, or invented ones where there are none. */
export function pubmedCorpus(bytes: number): Corpus {
  const there = existsSync(COLLECTED);
  const once = there ? collected() : Array.from({ length: 40 }, (_, file) => invented(file));
  const documents: Buffer[] = [];
  let sum = 0;
  for (let at = 0; sum < bytes; at++) {
    const document = once[at % once.length]!;
    documents.push(document);
    sum += document.length;
  }
  return { documents, bytes: sum, of: `${(sum / 1e6).toFixed(0)} MB of ${there ? 'collected' : 'invented'} files` };
}

function collected(): Buffer[] {
  const paths = FOLDERS.flatMap((folder) => readdirSync(join(COLLECTED, folder)).sort().map((name) => join(COLLECTED, folder, name)));
  return paths.filter((path) => /\.xml(\.gz)?$/.test(path)).map((path) => (path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path)));
}

const WORDS = ['zedolin', 'patients', 'randomized', 'efficacy', 'dose', 'response', 'the', 'of', 'with', 'in', 'α-blockade', 'étude', 'clinical', 'months', 'placebo', '&lt;', 'risk'];

/** Thirty records with about the elements that real ones have. */
function invented(file: number): Buffer {
  const dice = new Dice(file + 1);
  const words = (count: number): string => Array.from({ length: count }, () => dice.pick(WORDS)).join(' ');
  const date = (name: string, attributes = ''): string => `<${name}${attributes}><Year>${2000 + dice.below(25)}</Year><Month>${1 + dice.below(12)}</Month><Day>${1 + dice.below(28)}</Day></${name}>`;
  const repeated = (max: number, one: (at: number) => string): string => Array.from({ length: dice.below(max + 1) }, (_, at) => one(at)).join('\n');
  const record = (at: number): string => {
    const pmid = 90_000_000 + file * 100 + at;
    return `<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">${pmid}</PMID>${date('DateCompleted')}${date('DateRevised')}
<Article PubModel="Print-Electronic"><Journal><ISSN IssnType="Electronic">0000-0019</ISSN><JournalIssue CitedMedium="Internet"><Volume>${dice.below(90)}</Volume><Issue>${dice.below(12)}</Issue>${date('PubDate')}</JournalIssue><Title>Annales imaginaires</Title><ISOAbbreviation>Ann Imagin</ISOAbbreviation></Journal>
<ArticleTitle>${words(12)} <i>in vivo</i>.</ArticleTitle><Pagination><MedlinePgn>1-9</MedlinePgn></Pagination><ELocationID EIdType="doi" ValidYN="Y">10.5555/${pmid}</ELocationID>
<Abstract>${['BACKGROUND', 'METHODS', 'RESULTS', 'CONCLUSIONS'].map((label) => `<AbstractText Label="${label}" NlmCategory="${label}">${words(60)}</AbstractText>`).join('')}</Abstract>
<AuthorList CompleteYN="Y">${repeated(12, (one) => `<Author ValidYN="Y"><LastName>Fictif${one}</LastName><ForeName>Ana</ForeName><Initials>A</Initials><Identifier Source="ORCID">0000-0002-1825-0097</Identifier><AffiliationInfo><Affiliation>${words(14)}</Affiliation></AffiliationInfo></Author>`)}</AuthorList>
<Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article>
<MedlineJournalInfo><Country>Canada</Country><MedlineTA>Ann Imagin</MedlineTA><NlmUniqueID>0000000</NlmUniqueID></MedlineJournalInfo>
<MeshHeadingList>${repeated(14, () => `<MeshHeading><DescriptorName UI="D000328" MajorTopicYN="N">${words(2)}</DescriptorName><QualifierName UI="Q000001" MajorTopicYN="Y">${words(1)}</QualifierName></MeshHeading>`)}</MeshHeadingList></MedlineCitation>
<PubmedData><History>${date('PubMedPubDate', ' PubStatus="pubmed"')}${date('PubMedPubDate', ' PubStatus="entrez"')}</History><PublicationStatus>ppublish</PublicationStatus><ArticleIdList><ArticleId IdType="pubmed">${pmid}</ArticleId><ArticleId IdType="doi">10.5555/${pmid}</ArticleId></ArticleIdList>
<ReferenceList>${repeated(60, (one) => `<Reference><Citation>${words(22)}</Citation><ArticleIdList><ArticleId IdType="doi">10.5555/cited.${one}</ArticleId><ArticleId IdType="pubmed">${91_000_000 + one}</ArticleId></ArticleIdList></Reference>`)}</ReferenceList></PubmedData></PubmedArticle>`;
  };
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n${Array.from({ length: 30 }, (_, at) => record(at)).join('\n')}\n</PubmedArticleSet>`);
}
