export type Resource = 'interactions' | 'stakeholders' | 'adverse-events' | 'commitments' | 'signals';

/** A record as the server shows it. */
export interface View {
  id: string;
  version: number;
  [field: string]: unknown;
}

export type Fields = Record<string, unknown>;

/** One change, fully formed: sent now or in three days, it says the same. */
export interface Command {
  /** Names the change: sent twice, it is made once. */
  key: string;
  resource: Resource;
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** The record; for POST, the id that was made here. */
  id: string;
  /** The sub-resource, such as `fulfilment`. */
  part?: string;
  /** The version that the change was made on; not for POST. */
  ifMatch?: number;
  body?: object;
  /** The record as it was when the change was begun. */
  base?: object;
}

/** What the server says of a change that it does not take (RFC 9457). */
export interface Refusal {
  status: number;
  code: string;
  title: string;
  detail?: string;
  errors?: { field: string; code: string; message: string }[];
  existingId?: string;
}

/** A field that two people have changed. */
export interface Contested {
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** Somebody else was faster, with the same fields: a person has to pick. */
export interface Conflict {
  /** Their version of the record, on which the pick will be made. */
  version: number;
  current: View;
  fields: Contested[];
}

/**
 * A change on its way.
 * `queued`: to be sent. `sending`: it may be at the server already, so it must be sent word by word as
 * it was. `refused`, `conflict`: it waits for a person.
 */
export interface Item {
  /** Order of writing. */
  seq: number;
  key: string;
  resource: Resource;
  method: Command['method'];
  id: string;
  part?: string;
  ifMatch?: number;
  body?: Fields;
  /** The changed fields as they were, in the form of the body. */
  base?: Fields;
  /**
   * A change before this one of the same record was overtaken, so the version to which that one leads
   * holds what this one's author has not seen: it goes out on an old version, to be compared itself.
   */
  stale?: boolean;
  /** Keys of changes that must be at the server before this one. */
  after: string[];
  state: 'queued' | 'sending' | 'refused' | 'conflict';
  /** By the clock of the device, ISO 8601. */
  writtenAt: string;
  attempts: number;
  /** Not to be tried before, ms since 1970. */
  notBefore: number;
  refusal?: Refusal;
  conflict?: Conflict;
}
