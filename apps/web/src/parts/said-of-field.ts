import { ApiProblem } from '../api/problem.js';

/** What the API says of one field, where it has said something of it. */
export const saidOfField = (error: unknown, field: string): string | undefined =>
  error instanceof ApiProblem ? error.problem.errors?.find((one) => one.field === field)?.message : undefined;
