/** A body with what belongs in the headers beside it. */
export class Answer<T = unknown> {
  constructor(
    readonly body: T,
    readonly headers: Record<string, string> = {},
    /** Whom the body speaks of: erasing one of them empties the answer that is kept for replays. */
    readonly subjectIds: readonly string[] = [],
  ) {}
}

/** A record at a version: its ETag is what If-Match expects next time. */
export const versioned = <T>(body: T, version: number, subjectIds: readonly string[] = []): Answer<T> =>
  new Answer(body, { etag: `"${version}"` }, subjectIds);

/** A new record, where it lives, and its first version. */
export const created = <T>(location: string, body: T, version = 1, subjectIds: readonly string[] = []): Answer<T> =>
  new Answer(body, { etag: `"${version}"`, location }, subjectIds);
