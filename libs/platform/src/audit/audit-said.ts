/** What a unit of work says of itself to the audit. */
export interface AuditSaid {
  /** The verb; the policy's action when it is left out. */
  action?: string;
  /** Singular, such as `interaction`. */
  resource: string;
  resourceId: string;
  before?: object | null;
  after?: object | null;
  /** Personal values before and after, by the id of the person (or record) that they speak of. */
  personal?: Record<string, { before?: object | null; after?: object | null }>;
  reason?: string | null;
  /** Whom the reason may speak of: it is sealed with their values. Unless told, it names nobody and is kept as it is. */
  reasonAbout?: string;
}
