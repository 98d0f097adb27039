import { newId } from '@liaison/contracts';
import { routesOf } from '@liaison/platform';
import type { Reply } from '@liaison/testing';
import { callers, expected, secretsIn, targetNamed, targetsOf, type Caller, type Cast, type Target } from './authorisation-cast.js';
import { forAnybody, secrets, type Line } from './authorisation-matrix.js';
import { kinds, ownerFor, shared, type Made } from './authorisation-records.js';
import { asks, type Ask } from './authorisation-requests.js';
import { definitions } from '../src/services.js';

/** For anybody, signed in or not: health, and the session of a browser, of which sessions.api.spec.ts tells what it gives. */
const FOR_ANYBODY = ['GET /health/live', 'GET /health/ready', 'GET /auth/sign-in', 'GET /auth/callback', 'POST /auth/renewal', 'POST /auth/sign-out'];

/** Every route of the running services, in the words of the table. */
export const routesOfWorld = ({ world }: Cast): string[] =>
  definitions.flatMap(({ name }) => routesOf(world.service(name).app, name).map(({ method, path }) => `${method} /${path}`)).filter((route) => !FOR_ANYBODY.includes(route));

/** What the table lacks, and what it has too much. */
export function compare(lines: readonly Line[], routes: readonly string[]): string[] {
  const written = lines.map((line) => line.name);
  return [
    ...routes.filter((route) => !written.includes(route)).map((route) => `${route} has no line in the authorisation matrix`),
    ...written.filter((name) => !routes.includes(name)).map((name) => `${name} stands in the authorisation matrix, and there is no such route`),
    ...written.filter((name, i) => written.indexOf(name) < i).map((name) => `${name} stands twice in the authorisation matrix`),
  ];
}

/** One request of one caller, about one record. */
export interface Attempt {
  line: Line;
  ask: Ask;
  caller: Caller;
  target: Target;
  kind: string | null;
  owner: Caller;
}

const changes = (line: Line): boolean => !line.name.startsWith('GET ');

/** Every attempt that a line asks for. */
export function attemptsOf(line: Line): Attempt[] {
  const ask = asks[line.name] ?? {};
  const resource = line.name.split('/')[1]!;
  const kind = ask.kind === undefined ? resource : ask.kind;
  return callers.flatMap((caller) => {
    const targets = kind ? targetsOf(caller) : targetsOf(caller).filter((target) => target.own);
    return targets.flatMap((target) => {
      const owner = kind ? ownerFor(kinds[kind]!, target.owner) : caller;
      return owner ? [{ line, ask, caller, target, kind, owner }] : [];
    });
  });
}

const nothing: Made = { id: newId(), version: 1, ids: {}, body: {} };

/** The record of an attempt: a fresh one where it is to be changed. */
export async function recordOf(cast: Cast, { kind, owner, line, ask }: Attempt, fresh: boolean): Promise<Made> {
  if (kind && (!fresh || !changes(line))) return shared(cast, kind, owner);
  const made = kind ? await kinds[kind]!.make(cast, owner) : { ...nothing };
  await ask.before?.(made, cast);
  return made;
}

export async function send(cast: Cast, { line, ask }: Attempt, caller: Caller | null, made: Made): Promise<Reply> {
  const [method, route] = line.name.split(' ') as [string, string];
  const path = ask.path?.(made) ?? route.replace(':id', made.id);
  const body = await ask.body?.(made, cast);
  const limit = method === 'GET' && !path.includes('?') && !/:/.test(route) ? '?limit=200' : '';
  if (route === '/stream') return openStream(cast, caller);
  const headers = { ...ask.headers, ...(['PUT', 'PATCH', 'DELETE'].includes(method) && { 'if-match': `"${made.version}"` }) };
  return cast.as(caller).send(method, `${path}${limit}`, body, headers);
}

/** A stream never ends by itself: its status and headers are its answer. */
async function openStream(cast: Cast, caller: Caller | null): Promise<Reply> {
  const abort = new AbortController();
  const token = caller && (await cast.world.issuer.token(caller.subject));
  const reply = await fetch(`${cast.world.origin}/api/v1/stream`, { headers: token ? { authorization: `Bearer ${token}` } : {}, signal: abort.signal });
  abort.abort();
  return { status: reply.status, headers: Object.fromEntries(reply.headers), body: undefined, text: '' };
}

/** What became of an attempt, in the words of the table. */
function outcomeOf({ ask, line, kind }: Attempt, reply: Reply, made: Made): string {
  const status = reply.status < 300 && ask.status ? ask.status(reply.body) : reply.status;
  if (status >= 300) return String(status);
  const isList = line.name.startsWith('GET ') && kind && Array.isArray(reply.body?.items) && !line.name.includes(':');
  if (!isList) return 'ok';
  const isRow = ask.isRow ?? ((item: Record<string, unknown>) => item.id === made.id);
  if ((reply.body.items as Record<string, unknown>[]).some((item) => isRow(item, made))) return 'ok';
  return reply.text === '{"items":[],"nextCursor":null}' && !reply.headers.link ? 'empty' : 'without';
}

const name = ({ line, caller, owner, kind }: Attempt): string =>
  `${line.name} by ${caller.subject} (${caller.role})${kind && owner !== caller ? ` on what is ${owner.subject}’s` : ''}`;

/** Tries every attempt of the lines, and tells whatever is not as the tables say. */
export async function check(cast: Cast, lines: readonly Line[]): Promise<string[]> {
  const findings: string[] = [];
  for (const line of lines) {
    // All records first: whether a list is empty or only lacks one must not depend on who is faster.
    const ready = await Promise.all(attemptsOf(line).map(async (attempt) => ({ attempt, made: await recordOf(cast, attempt, wantedOf(attempt) === 'ok') })));
    const told = await Promise.all(ready.map(({ attempt, made }) => tried(cast, attempt, made)));
    findings.push(...told.flat(), ...(await triedByNobody(cast, line)));
  }
  return findings;
}

const wantedOf = ({ line, caller, target }: Attempt): string => expected(line.cells, caller, target);

async function tried(cast: Cast, attempt: Attempt, made: Made): Promise<string[]> {
  const { caller } = attempt;
  const wanted = wantedOf(attempt);
  const reply = await send(cast, attempt, caller, made);
  const outcome = outcomeOf(attempt, reply, made);
  const findings = outcome === wanted ? [] : [`${name(attempt)}: ${wanted} was expected, ${outcome} came: ${reply.text.slice(0, 200)}`];
  if (outcome === '404' && reply.status === 404) findings.push(...(await toldApart(cast, attempt, made, reply)));
  return [...findings, ...leaks(caller, reply).map((leak) => `${name(attempt)}: ${leak}`)];
}

/** A record out of reach must look like one that is not there. */
async function toldApart(cast: Cast, attempt: Attempt, made: Made, reply: Reply): Promise<string[]> {
  const unknown = await send(cast, attempt, attempt.caller, { ...made, id: newId() });
  const shown = ({ status, headers, text }: Reply) =>
    JSON.stringify([status, { ...headers, date: '', 'x-correlation-id': '' }, text.replace(/"correlationId":"[^"]*"/, '')]);
  return shown(unknown) === shown(reply) ? [] : [`${name(attempt)}: what is out of reach is told apart from what does not exist: ${reply.text} – ${unknown.text}`];
}

/** Words in an answer that its reader must not have. */
export function leaks(caller: Caller, { text, headers }: Reply): string[] {
  return secretsIn(text + JSON.stringify(headers)).flatMap(({ of, owner }) => {
    const { cells } = secrets.find((line) => line.name === of)!;
    return expected(cells, caller, targetNamed(caller, owner)) === 'ok' ? [] : [`a secret came to light: ${of} of ${owner}`];
  });
}

async function triedByNobody(cast: Cast, line: Line): Promise<string[]> {
  const [attempt] = attemptsOf(line);
  const made = await recordOf(cast, attempt!, false);
  const reply = await send(cast, attempt!, null, made);
  const wanted = forAnybody.includes(line.name) ? line.cells.mine : '401';
  const outcome = outcomeOf(attempt!, reply, made);
  return outcome === wanted ? [] : [`${line.name} by nobody: ${wanted} was expected, ${outcome} came`];
}

/** Kinds of which the rows are medical: row-level security keeps others from changing them too. */
const MEDICAL = ['interactions', 'insights', 'commitments', 'adverse-events', 'listening-priorities', 'engagement', 'imports', 'quarantine', 'strategies', 'signals', 'digests', 'authorships'];

/**
 * Reads everything, and sends every change that the table forbids, to services that check nothing
 * themselves any more: what comes to light or is changed now, row-level security has let through.
 * @param loosen takes the application's checks away, once there are records to be seen
 */
export async function leakedWithoutChecks(cast: Cast, lines: readonly Line[], loosen: () => Promise<void>): Promise<string[]> {
  const attempts = lines.flatMap(attemptsOf).filter((attempt) => !changes(attempt.line) || wantedOf(attempt) !== 'ok');
  const ready = [];
  for (const attempt of attempts) ready.push({ attempt, made: await recordOf(cast, attempt, false) });
  await loosen();
  const findings: string[] = [];
  for (const { attempt, made } of ready) {
    const reply = await send(cast, attempt, attempt.caller, made);
    findings.push(...leaks(attempt.caller, reply).map((leak) => `${name(attempt)}: ${leak}`));
    const { kind, target } = attempt;
    const changed = changes(attempt.line) && kind && MEDICAL.includes(kind) && !target.own && outcomeOf(attempt, reply, made) === 'ok';
    if (changed) findings.push(`${name(attempt)}: what is not theirs was changed`);
  }
  return findings;
}
