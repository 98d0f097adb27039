import { expect } from '@jest/globals';
import type { Document } from '../src/reading/document.js';
import type { Entry } from '../src/records/entry.js';
import { sharedBytes } from './shared-data.js';

/** What became of every file of a folder. */
export interface FolderReport {
  files: number;
  read: number;
  /** Files refused as a whole, by the code of the reason. */
  refused: Record<string, string[]>;
  entries: Record<string, number>;
  slowest: { file: string; ms: number };
}

export function readFolder(files: string[], reader: (document: Document, file: string) => Iterable<Entry>, about: (file: string) => Partial<Document> = () => ({})): FolderReport {
  const report: FolderReport = { files: files.length, read: 0, refused: {}, entries: {}, slowest: { file: '', ms: 0 } };
  for (const file of files) {
    const document = { bytes: sharedBytes(file), takenAt: new Date('2026-11-26T18:00:00Z'), ...about(file) };
    // Of the processor, so that a busy machine does not count.
    const before = process.cpuUsage();
    const entries = [...reader(document, file)];
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1_000;
    if (ms > report.slowest.ms) report.slowest = { file, ms };
    note(report, file, entries);
  }
  return report;
}

export function note(report: FolderReport, file: string, entries: Entry[]): void {
  for (const entry of entries) {
    report.entries[entry.kind] = (report.entries[entry.kind] ?? 0) + 1;
    if (entry.kind === 'refused') expectForPeople(entry.refusal.message);
  }
  const whole = entries.find((entry) => entry.kind === 'refused' && entry.whole);
  if (whole?.kind === 'refused') (report.refused[whole.refusal.code] ??= []).push(file);
  else report.read += 1;
}

/** A reason is a sentence in each language, not what a parser threw. */
function expectForPeople({ fr, en }: { fr: string; en: string }): void {
  expect(fr).toMatch(/^[«“\p{Lu}].*\.$/su);
  expect(en).toMatch(/^[«“\p{Lu}].*\.$/su);
  expect(fr).not.toBe(en);
  expect(fr + en).not.toMatch(/unexpected|token|position|exception|undefined|\bnull\b|at line|Error\b/i);
}

export function told(folder: string, { files, read, refused, entries, slowest }: FolderReport): string {
  const why = Object.entries(refused).map(([code, those]) => `${code} ${those.length}`);
  const counts = Object.entries(entries).map(([kind, count]) => `${kind} ${count}`);
  const skipped = files - read - Object.values(refused).flat().length;
  return `${folder}: ${files} files, read ${read}, refused ${Object.values(refused).flat().length} (${why.join(', ') || 'none'}), skipped ${skipped}; ${counts.join(', ') || 'no entries'}; slowest ${slowest.ms.toFixed(0)} ms CPU ${slowest.file}\n`;
}

/** Records of one kind in a file. */
export const recordsOf = (entries: Iterable<Entry>, kind: Entry['kind']): unknown[] => [...entries].flatMap((entry) => (entry.kind === kind ? [(entry as unknown as Record<string, unknown>)[kind]] : []));
