/** What the API answers when it cannot do what it was asked (RFC 9457). */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  errors?: { field: string; code: string; message: string }[];
  currentVersion?: number;
  /** Of something that was to be done in somebody’s name: the code of what stood in its way. */
  refusal?: string;
  /** Of a text that cannot be read: where, and how far. */
  at?: number;
  length?: number;
  correlationId?: string;
}

export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }

  get status(): number {
    return this.problem.status;
  }
}

/** Somebody else has changed the record meanwhile. */
export const isOvertaken = (error: unknown): boolean => error instanceof ApiProblem && error.status === 412;

/** Nobody answered: the network is away, or the server. */
export class Unreachable extends Error {}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as Partial<Problem>;
  return new ApiProblem({ code: 'unknown', title: response.statusText, ...body, status: response.status });
}
