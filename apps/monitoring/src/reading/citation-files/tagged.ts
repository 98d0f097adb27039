import { refusedRecord, refusedWhole, type Refused } from '../../records/entry.js';

/** How a format of tagged lines is written. */
export interface TaggedFormat {
  /** Matches a line that begins a field: its tag and what stands on the line. */
  field: RegExp;
  /** Matches a line that goes on with the field before it. */
  continuation: RegExp;
  /** Whether this tag begins a record although the one before has not been ended. */
  starts: (tag: string, open: TaggedRecord) => boolean;
  /** The tag that ends a record. */
  ends?: string;
  /** An empty line ends a record. */
  blankEnds: boolean;
  /** Tags that stand around records. */
  around?: Set<string>;
}

/** A record as its lines say it. */
export class TaggedRecord {
  readonly fields: { tag: string; lines: string[] }[] = [];

  constructor(
    /** Where it begins, from 1. */
    readonly line: number,
    /** Which of the file, from 1. */
    readonly record: number,
  ) {}

  /** What the first of these tags that says anything says, in the order of the tags. */
  first(...tags: string[]): string | undefined {
    for (const tag of tags) {
      const said = this.all(tag)[0];
      if (said !== undefined) return said;
    }
    return undefined;
  }

  /** What fields with these tags say, in the order of the record. */
  all(...tags: string[]): string[] {
    return this.fields.filter(({ tag }) => tags.includes(tag)).map(joined).filter(Boolean);
  }

  /** The same where each line is a value. */
  lines(...tags: string[]): string[] {
    return this.fields.filter(({ tag }) => tags.includes(tag)).flatMap(({ lines }) => lines.map((line) => line.trim())).filter(Boolean);
  }

  has(tag: string): boolean {
    return this.fields.some((field) => field.tag === tag);
  }
}

export const joined = ({ lines }: { lines: string[] }): string => lines.join(' ').replace(/\s+/g, ' ').trim();

/** The records of a text, and a refusal for each run of lines that belongs to none. */
export function* taggedRecords(text: string, format: TaggedFormat): Generator<TaggedRecord | Refused> {
  let open: TaggedRecord | undefined;
  let records = 0;
  let straying = false;
  for (const [at, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.replaceAll('\uFFFD', '').trimEnd();
    const [, tag, value = ''] = format.field.exec(line) ?? [];
    if (tag !== undefined) {
      straying = false;
      if (format.around?.has(tag)) continue;
      if (tag === format.ends) {
        if (open) yield open;
        open = undefined;
        continue;
      }
      if (open && format.starts(tag, open)) {
        yield open;
        open = undefined;
      }
      open ??= new TaggedRecord(at + 1, ++records);
      open.fields.push({ tag, lines: [value] });
    } else if (line.trim() === '') {
      straying = false;
      if (open && format.blankEnds) {
        yield open;
        open = undefined;
      }
    } else if (open && open.fields.length > 0 && format.continuation.test(line)) open.fields.at(-1)!.lines.push(line.trim());
    else if (!straying) {
      straying = true;
      yield refusedRecord('stray-lines', 'Ces lignes n’appartiennent à aucune notice.', 'These lines belong to no record.', { line: at + 1 });
    }
  }
  if (open) yield open;
}

export const noRecords = (): Refused => refusedWhole('no-records', 'Le fichier ne contient aucune notice.', 'The file holds no record.');
