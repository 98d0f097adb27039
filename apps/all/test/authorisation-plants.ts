import { Injectable, Module, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { catchError, map, type Observable } from 'rxjs';
import { policy, services, type Action, type Role, type Rule, type Scope } from '@liaison/contracts';
import { Answer, Problem, type ServiceDefinition } from '@liaison/platform';
import type { World } from '@liaison/testing';
import { maude, secret } from './authorisation-cast.js';

/** Leaks that a test plants, to see that they are found. Nothing of them can be reached from outside the tests. */
export const planted = {
  /** Every answer about a person shows a contact point, whoever asks. */
  view: false,
  /** What exists and is out of reach is refused in other words than what does not exist. */
  refusalsOf: null as string | null,
};

@Injectable()
class Leak implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { url } = context.switchToHttp().getRequest<{ url: string }>();
    return next.handle().pipe(
      map((answer) => (planted.view && answer instanceof Answer && url.includes('/stakeholders/') ? withContact(answer) : answer)),
      catchError((error) => {
        throw planted.refusalsOf && url.includes(planted.refusalsOf) ? new Problem('not-found', { fr: 'Pas pour vous.', en: 'Not for you.' }) : error;
      }),
    );
  }
}

const withContact = ({ body, headers, subjectIds }: Answer): Answer =>
  new Answer({ ...(body as object), contactPoints: [{ kind: 'email', value: secret('profile', maude.place) }] }, headers, subjectIds);

@Module({ providers: [{ provide: APP_INTERCEPTOR, useClass: Leak }] })
class LeakModule {}

/** A service with a place where a leak can be planted. */
export const leaky = (definition: ServiceDefinition): ServiceDefinition => ({ ...definition, modules: [...definition.modules, LeakModule] });

/** Does something while the policy lets a role go further than it should. */
export async function whileWidened<T>(action: Action, role: Role, scope: Scope, work: () => Promise<T>): Promise<T> {
  const rule: Rule = policy[action];
  const before = { ...rule.roles };
  rule.roles[role] = scope;
  try {
    return await work();
  } finally {
    rule.roles = before;
  }
}

/** Takes row-level security away from every table of every service: only the application's own checks are left. */
export async function loosenBelts(world: World): Promise<number> {
  const tables = await world.sql<{ name: string }>(
    `SELECT format('%I.%I', relnamespace::regnamespace, relname) AS name FROM pg_class WHERE relrowsecurity AND relnamespace::regnamespace::text = ANY ($1)`,
    [services],
  );
  for (const { name } of tables) await world.sql(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
  return tables.length;
}

/**
 * Takes the application's own checks away: every service believes that everybody is the suite itself,
 * who may do everything everywhere, while the database goes on knowing who they are.
 */
export async function believeEverybody(world: World): Promise<void> {
  for (const service of services) {
    const real = await world.sql<{ id: string; role: string }>(`SELECT user_id AS id, role FROM ${service}.principals`);
    const values = real.map(({ id, role }) => `('${id}'::uuid, '${role}')`).join(', ');
    await world.sql(`UPDATE ${service}.principals SET role = 'system'`);
    await world.sql(`CREATE OR REPLACE FUNCTION ${service}.app_role() RETURNS text LANGUAGE sql STABLE AS $$
      SELECT CASE WHEN ${service}.app_user() IS NULL THEN nullif(current_setting('app.role', true), '')
                  ELSE (SELECT role FROM (VALUES ${values}) AS real(id, role) WHERE id = ${service}.app_user()) END $$`);
  }
}
