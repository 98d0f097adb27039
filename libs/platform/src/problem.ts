import { errors, type ErrorCode } from '@liaison/contracts';

export interface FieldError {
  /** Path of the field in the request, such as `attendees[1].stakeholderId`. */
  field: string;
  code: string;
  message: Bilingual;
}

export interface Bilingual {
  fr: string;
  en: string;
}

/** An answer that is not the one hoped for; one filter turns it into application/problem+json (RFC 9457). */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly detail: Bilingual | null = null,
    readonly more: {
      errors?: FieldError[];
      headers?: Record<string, string>;
      /** Extension members of the problem document. */
      extra?: Record<string, unknown>;
      cause?: unknown;
    } = {},
  ) {
    super(detail ? `${code}: ${detail.en}` : code, { cause: more.cause });
    this.status = errors[code];
  }
}

export const notFound = (): Problem => new Problem('not-found');

/** One field is wrong in a way that only the domain can know. */
export const refused = (field: string, code: string, message: Bilingual): Problem =>
  new Problem('unprocessable', null, { errors: [{ field, code, message }] });
