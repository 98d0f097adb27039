import type { Context, Tx, UnitOfWork } from '@liaison/platform';
import { findImport } from './imports.queries.js';
import type { ImportRow } from './import.entity.js';

type Language = 'fr' | 'en';

const HEADS: Record<Language, string[]> = {
  fr: ['Rang', 'Type de ressource', 'Référence', 'Code', 'Raison'],
  en: ['Place', 'Resource type', 'Reference', 'Code', 'Reason'],
};
const ROWS_A_READ = 1_000;
/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

export const errorsFileName = (id: string, language: Language): string => (language === 'fr' ? `importation-${id}-refus.csv` : `import-${id}-refusals.csv`);

/**
 * The refused rows of an import as CSV (RFC 4180), read in slices while they are sent.
 * @throws Problem `not-found` before anything is sent, when the import is not within the caller's reach
 */
export async function errorsCsv(work: UnitOfWork, context: Omit<Context, 'now'>, importId: string, language: Language): Promise<AsyncGenerator<string>> {
  await work.run(context, (tx) => findImport(tx, importId), 'read');
  return lines(work, context, importId, language);
}

async function* lines(work: UnitOfWork, context: Omit<Context, 'now'>, importId: string, language: Language): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + lineOf(HEADS[language]);
  for (let after = 0; ; ) {
    const rows = await work.run(context, (tx) => refusedAfter(tx, importId, after), 'read');
    if (rows.length > 0) yield rows.map((row) => lineOf(cellsOf(row, language))).join('');
    if (rows.length < ROWS_A_READ) return;
    after = rows.at(-1)!.ordinal;
  }
}

type Refused = Pick<ImportRow, 'ordinal' | 'resourceType' | 'reference' | 'reason'>;

const refusedAfter = (tx: Tx, importId: string, after: number): Promise<Refused[]> =>
  tx.query<Refused>(
    `SELECT ordinal, resource_type AS "resourceType", reference, reason FROM import_rows
      WHERE import_id = $1 AND status = 'refused' AND ordinal > $2 ORDER BY ordinal LIMIT ${ROWS_A_READ}`,
    [importId, after],
  );

const cellsOf = ({ ordinal, resourceType, reference, reason }: Refused, language: Language): string[] => [
  String(ordinal),
  resourceType,
  reference ?? '',
  reason!.code,
  reason![language],
];

/** A cell that a spreadsheet would take for a formula is made text by an apostrophe. */
const safe = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

export const lineOf = (cells: string[]): string => `${cells.map((cell) => `"${safe(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
