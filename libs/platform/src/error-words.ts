import { Problem } from './problem.js';

const LONGEST = 300;
/** Frames of a stack that a log line shows. */
const FRAMES = 10;

/** An error whose message is made of our own words only, so that it may be logged and kept. */
export class Plain extends Error {}

interface Coded {
  code?: unknown;
  routine?: unknown;
  constraint?: unknown;
}

/**
 * An error in words that hold nothing of what it was about: Postgres quotes values in its messages, and so
 * does JSON.parse. Of an error that is not our own, its name, its code and its place are told.
 */
export function errorWords(error: unknown): string {
  if (!(error instanceof Error)) return `${typeof error} was thrown`;
  const { code, routine, constraint } = error as Coded;
  if (routine) return `database error ${String(code)}${constraint ? ` on ${String(constraint)}` : ''}`;
  if (error instanceof Plain || error instanceof Problem) return error.message.slice(0, LONGEST);
  const at = placeOf(error);
  return [error.name, isCode(code) && code, at && `at ${at}`].filter(Boolean).join(' ').slice(0, LONGEST);
}

/** The frames of an error's stack, without the message before them, however many lines that has. */
export const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, FRAMES)
    .map((line) => line.trim());

const FRAME = /^ {4}at .+:\d+:\d+\)?$/;
const isCode = (code: unknown): code is string => typeof code === 'string' && /^[A-Za-z0-9_]{1,60}$/.test(code);

/** File and line of the first frame, such as `on-stakeholder-changed.js:12`. */
const placeOf = (error: Error): string | null => /([\w.-]+:\d+):\d+\)?$/.exec(framesOf(error)[0] ?? '')?.[1] ?? null;
