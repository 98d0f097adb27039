import { impersonal, type Holding } from '@liaison/platform';

/** A person who works here stays named in what they did: they are deactivated, not erased. */
const kept = { kept: 'who acted must stay readable in the audit of what the law makes us keep' };

/** The personal-data registry of this service. It holds the people who use the suite, no stakeholder. */
export const personalData: Holding[] = [
  {
    table: 'users',
    purpose: 'who works with the suite, as what',
    retention: 'as long as anything that they did is kept',
    export: `SELECT id, display_name, role, duties, kind, active, locale, time_zone FROM users WHERE id = ANY($1::uuid[])`,
    erase: kept,
  },
  {
    table: 'user_accounts',
    purpose: 'how a user signs in and is written to',
    retention: 'with the user',
    export: `SELECT subject, email FROM user_accounts WHERE user_id = ANY($1::uuid[])`,
    erase: kept,
  },
  {
    table: 'assignments',
    purpose: 'whose territory it is, from when to when',
    retention: 'with the territory',
    export: `SELECT territory_id, kind, valid_from, valid_to FROM assignments WHERE user_id = ANY($1::uuid[])`,
    erase: kept,
  },
  impersonal('territories', 'regions and institutions that somebody is in charge of'),
  impersonal('topics', 'key medical topics'),
  impersonal('jobs', 'progress of long work, by the id of who asked for it'),
  impersonal('oidc_records', 'sign-ins of the embedded issuer', 'half a day, and until the next night'),
];
