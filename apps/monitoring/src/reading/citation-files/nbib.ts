import { type Affiliation, type Author, blankCitation, type Citation } from '../../records/citation.js';
import { doiOf, pmcidOf, pmidOf } from '../../records/identifiers.js';
import { orcidOf } from '../../records/orcid.js';
import { dateIn } from '../../records/partial-date.js';
import { kindOf } from '../pubmed/kinds.js';
import { taggedReader } from './entries.js';
import { nameOf } from './names.js';
import { relationOf } from './nbib-relations.js';
import { serials } from './numbers.js';
import { joined, type TaggedRecord } from './tagged.js';

/** The text that PubMed gives to reference managers (MEDLINE format). */
export const readNbib = taggedReader(
  { field: /^([A-Z]{2,4}) {0,2}-(?: ?(.*))?$/, continuation: /^\s{2,}\S/, starts: (tag, open) => tag === 'PMID' && open.has('PMID'), blankEnds: true },
  citationOf,
);

function citationOf(record: TaggedRecord): Citation {
  const types = record.all('PT').map((name) => ({ name }));
  const citation = blankCitation(kindOf(types));
  citation.types = types;
  citation.title = record.all('TI').join(' ') || record.first('TT', 'BTI', 'CTI') || '';
  citation.vernacularTitle = record.first('TT');
  citation.identifiers = identifiersOf(record);
  citation.status = record.first('STAT');
  citation.publicationStatus = record.first('PST');
  citation.languages = record.all('LA');
  citation.abstract = record.all('AB').map((text) => ({ text }));
  citation.otherAbstracts = record.all('OAB').map((text) => ({ language: undefined, kind: undefined, sections: [{ text }] }));
  citation.copyright = record.first('CI', 'OCI');
  citation.journal = { title: record.first('JT'), abbreviation: record.first('TA'), issns: serials(record.all('IS')).issns, nlmId: record.first('JID'), country: record.first('PL') };
  const { isbns } = serials(record.all('ISBN'));
  if (isbns.length > 0 || record.has('BTI')) citation.book = { title: record.first('BTI'), collection: record.first('CTI'), publisher: record.first('PB'), edition: record.first('EN'), isbns, sections: [] };
  citation.volume = record.first('VI');
  citation.issue = record.first('IP');
  citation.pages = record.first('PG');
  takeDates(record, citation);
  takePeople(record, citation);
  takeSubjects(record, citation);
  citation.conflictOfInterest = record.first('COIS');
  citation.notes = record.all('GN');
  return citation;
}

function identifiersOf(record: TaggedRecord): Citation['identifiers'] {
  const found: Citation['identifiers'] = { pmid: record.all('PMID').map(pmidOf)[0], pmcid: record.all('PMC').map(pmcidOf)[0], manuscript: record.first('MID') };
  for (const said of record.all('AID', 'LID')) {
    const [, value = said, kind = ''] = /^(\S+) \[(\w+)\]$/.exec(said) ?? [];
    if (kind === 'pii') found.pii ??= value;
    else if (kind === 'doi' || kind === '') found.doi ??= doiOf(value);
  }
  return found;
}

function takeDates(record: TaggedRecord, citation: Citation): void {
  const published = record.first('DP');
  const on = (tag: string) => dateIn(record.first(tag) ?? '');
  citation.publishedOn = dateIn(published ?? '');
  if (published !== undefined && /[A-Za-z].*-|spring|summer|fall|autumn|winter/i.test(published)) citation.publishedAs = published;
  citation.electronicOn = on('DEP');
  citation.completedOn = on('DCOM');
  citation.revisedOn = on('LR');
  for (const said of record.all('PHST')) {
    const [, date = '', status = ''] = /^(.*?)\s*\[(.+)\]$/.exec(said) ?? [];
    const known = dateIn(date);
    if (known !== undefined) citation.history.push({ status, on: known });
  }
}

/** `FAU` is followed by the same name in short, by addresses and by an ORCID iD. */
function takePeople(record: TaggedRecord, citation: Citation): void {
  const lists: Record<string, Author[]> = { FAU: citation.authors, AU: citation.authors, FED: citation.editors, ED: citation.editors, FIR: citation.investigators, IR: citation.investigators, FPS: citation.subjects, PS: citation.subjects };
  let person: Author | undefined;
  let inFull = false;
  const early: Affiliation[] = [];
  for (const field of record.fields) {
    const said = joined(field);
    const list = lists[field.tag];
    if (said === '') continue;
    if (field.tag === 'CN') citation.authors.push((person = { collectiveName: said, affiliations: [] }));
    else if (list && field.tag.length === 3) {
      person = said.includes(',') ? nameOf(said, 'group') : { familyName: said, affiliations: [] };
      list.push(person);
    } else if (list) {
      const [, familyName = said, initials] = /^(.*) ([A-Z]{1,4})$/.exec(said) ?? [];
      if (inFull && person) person.initials = initials;
      else list.push((person = { familyName, initials, affiliations: [] }));
    } else if (field.tag === 'AD' || field.tag === 'IRAD') (person?.affiliations ?? early).push({ text: said, identifiers: [] });
    else if (field.tag === 'AUID' && person) person.orcid = orcidOf(said) ?? person.orcid;
    if (list) inFull = field.tag.length === 3;
  }
  // Older records have the first author's address before all names.
  citation.authors[0]?.affiliations.push(...early);
}

function takeSubjects(record: TaggedRecord, citation: Citation): void {
  citation.mesh = record.all('MH').map((said) => {
    const [name = '', ...qualifiers] = said.split('/');
    const starred = (text: string) => ({ name: text.replace('*', ''), major: text.startsWith('*') });
    return { ...starred(name), qualifiers: qualifiers.map(starred) };
  });
  citation.keywords = record.all('OT').map((text) => ({ text: text.replace(/^\*/, ''), major: text.startsWith('*') }));
  citation.genes = record.all('GS');
  citation.substances = record.all('RN').map((said) => {
    const [, registryNumber, name = said] = /^(\S+(?: \S+)?) \((.+)\)$/.exec(said) ?? [];
    return registryNumber === '0' || registryNumber === undefined ? { name } : { name, registryNumber };
  });
  citation.grants = record.all('GR').map((number) => ({ number }));
  citation.registrations = record.all('SI').map((said) => ({ bank: said.split('/')[0]!, numbers: said.split('/').slice(1) }));
  citation.relations = record.fields.flatMap(relationOf);
}
