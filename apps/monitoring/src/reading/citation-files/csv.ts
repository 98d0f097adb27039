import { CsvError, parse } from 'csv-parse/sync';
import { blankCitation, type Citation } from '../../records/citation.js';
import { refusedRecord, refusedWhole, type Entry } from '../../records/entry.js';
import { doiOf, pmcidOf, pmidOf } from '../../records/identifiers.js';
import { dateIn } from '../../records/partial-date.js';
import { decoded } from '../decoding.js';
import type { Document } from '../document.js';
import { type Column, columnsOf } from './csv-columns.js';
import { entryOf } from './entries.js';
import { endnoteKind } from './endnote-kinds.js';
import { nameOf } from './names.js';
import { serials } from './numbers.js';
import { noRecords } from './tagged.js';

/** No field of a table of works is longer. */
const ROW_MAX = 1_000_000;

/** A table with a line of headings, apart by commas, semicolons or tabs. */
export function* readCsv(document: Document): Generator<Entry> {
  const { text } = decoded(document);
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(text, { bom: true, delimiter: delimiterOf(text), info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: ROW_MAX }) as never;
  } catch (error) {
    const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : undefined;
    yield refusedWhole('csv-broken', 'Le tableau se rompt : un guillemet n’est jamais refermé ou une ligne est démesurée.', 'The table breaks: a quotation mark is never closed, or a line is out of all measure.', { line });
    return;
  }
  const [head, ...body] = rows;
  const columns = columnsOf(head?.record ?? []);
  if (!columns.has('title') && !columns.has('pmid') && !columns.has('doi')) {
    yield refusedWhole('csv-columns', 'Aucune colonne ne porte un titre, un PMID ou un DOI : la première ligne doit nommer les colonnes.', 'No column holds a title, a PMID or a DOI: the first line must name the columns.', { line: 1 });
    return;
  }
  for (const [at, { record, info }] of body.entries()) yield rowEntry(record, columns, head!.record.length, { line: info.lines, record: at + 1 });
  if (body.length === 0) yield noRecords();
}

function rowEntry(row: string[], columns: Map<Column, number>, width: number, at: { line: number; record: number }): Entry {
  if (row.length > width && row.slice(width).some((cell) => cell.trim() !== '')) {
    return refusedRecord('csv-width', 'La ligne a plus de cases que le tableau n’a de colonnes.', 'The line has more cells than the table has columns.', at);
  }
  return entryOf(citationOf((column) => row[columns.get(column) ?? -1]?.replace(/\s+/g, ' ').trim() || undefined), at);
}

function citationOf(said: (column: Column) => string | undefined): Citation {
  const kind = said('kind');
  const citation = blankCitation(kind === undefined ? 'article' : endnoteKind(kind.replace(/([a-z])([A-Z])/g, '$1 $2')));
  const { issns, isbns } = serials([said('serials') ?? '']);
  citation.title = said('title') ?? '';
  citation.identifiers = { pmid: pmidOf(said('pmid') ?? ''), pmcid: pmcidOf(said('pmcid') ?? ''), doi: doiOf(said('doi') ?? ''), manuscript: said('manuscript') };
  citation.authors = people(said('authors') ?? '');
  citation.journal = { title: said('journal'), issns };
  if (isbns.length > 0) citation.book = { isbns, sections: [] };
  citation.publishedOn = dateIn(said('date') ?? '') ?? dateIn(said('year') ?? '');
  citation.volume = said('volume');
  citation.issue = said('issue');
  citation.pages = said('pages');
  citation.languages = [said('language')].filter((language) => language !== undefined);
  citation.abstract = [said('abstract')].flatMap((text) => (text === undefined ? [] : [{ text }]));
  citation.keywords = (said('keywords') ?? '').split(';').map((text) => ({ text: text.trim(), major: false })).filter(({ text }) => text !== '');
  citation.links = [said('link')].filter((link) => link !== undefined);
  return citation;
}

/** `Tremblay, Anne; Roy, Luc` or PubMed's `Tremblay A, Roy L, de Souza JM.`. */
function people(said: string): Citation['authors'] {
  const list = said.replace(/\.$/, '').split(said.includes(';') ? ';' : ',').map((name) => name.trim()).filter(Boolean);
  return list.map((name) => {
    const [, familyName, initials] = /^([^,]+) ([A-Z]{1,4})$/.exec(name) ?? [];
    return familyName === undefined ? nameOf(name, 'group') : { familyName, initials, affiliations: [] };
  });
}

/** The sign that the first line has most of, outside quotation marks. */
function delimiterOf(text: string): string {
  const first = text.slice(0, 10_000).split(/\r\n|\r|\n/)[0]!.replace(/"[^"]*"/g, '');
  return [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length })).sort((a, b) => b.count - a.count)[0]!.sign;
}
