/**
 * Who may do what, written by hand from the design and from nothing of the application: every route,
 * every role. A route without its line fails the test, and so does a line without its route.
 *
 * For a medical science liaison there are three columns: a record that they made themselves (`mine`),
 * one that a colleague of the same territory made about somebody there (`near`), and one of another
 * territory (`far`). In the other columns `ok/404` means: one's own record / that of somebody else.
 *
 * - `ok`       it is done; a list has the record in it
 * - `without`  a list that lacks the record
 * - `empty`    a list with nothing in it
 * - `404`      the answer to an unknown id, byte for byte
 * - `403`      the role does not have the action
 * - `ok+duty`  done for whoever has the duty, 403 for whoever has not
 *
 * Nobody, that is a request without a token, gets 401 everywhere but on the routes of {@link forAnybody}.
 */
export const matrix = table(`
route                                  mine       near       far        manager    info       compliance         safety   trainer  sales    analyst  admin

GET    /me                             ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
GET    /users                          ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
GET    /users/:id                      ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
POST   /users                          403        403        403        403        403        403                403      403      403      403      ok
PUT    /users/:id                      403        403        403        403        403        403                403      403      403      403      ok
PUT    /users/:id/deactivation         403        403        403        403        403        403                403      403      403      403      ok
PUT    /users/:id/reactivation         403        403        403        403        403        403                403      403      403      403      ok
GET    /territories                    ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
GET    /territories/:id                ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
POST   /territories                    403        403        403        ok         403        403                403      403      403      403      ok
PUT    /territories/:id                403        403        403        ok         403        403                403      403      403      403      ok
PUT    /territories/:id/assignments    403        403        403        ok         403        403                403      403      403      403      ok
DELETE /territories/:id                403        403        403        ok         403        403                403      403      403      403      ok
PUT    /territories/:id/restoration    403        403        403        ok         403        403                403      403      403      403      ok
GET    /topics                         ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
GET    /topics/:id                     ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
POST   /topics                         403        403        403        ok         403        403                403      403      403      403      403
PUT    /topics/:id                     403        403        403        ok         403        403                403      403      403      403      403
GET    /code-lists                     ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
GET    /code-lists/:name               ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
GET    /jobs                           ok         without    without    ok/without ok/without ok                 ok/without ok/without ok/without ok/without ok
GET    /jobs/:id                       ok         404        404        ok/404     ok/404     ok                 ok/404   ok/404   ok/404   ok/404   ok
GET    /dead-letters                   403        403        403        403        403        ok                 403      403      403      403      ok
GET    /dead-letters/:id               403        403        403        403        403        ok                 403      403      403      403      ok
PUT    /dead-letters/:id/replay        403        403        403        403        403        403                403      403      403      403      ok
GET    /stream                         ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
GET    /audit-entries/directory        403        403        403        403        403        ok                 403      403      403      403      403
GET    /audit-entries/kol              403        403        403        403        403        ok                 403      403      403      403      403
GET    /audit-entries/interactions     403        403        403        403        403        ok                 403      403      403      403      403
GET    /audit-entries/pathways         403        403        403        403        403        ok                 403      403      403      403      403
GET    /audit-entries/monitoring       403        403        403        403        403        ok                 403      403      403      403      403
GET    /personal-data/directory/:id    403        403        403        403        403        ok+privacy_officer 403      403      403      403      403
GET    /personal-data/kol/:id          403        403        403        403        403        ok+privacy_officer 403      403      403      403      403
GET    /personal-data/interactions/:id 403        403        403        403        403        ok+privacy_officer 403      403      403      403      403
GET    /personal-data/pathways/:id     403        403        403        403        403        ok+privacy_officer 403      403      403      403      403
GET    /personal-data/monitoring/:id   403        403        403        403        403        ok+privacy_officer 403      403      403      403      403

GET    /stakeholders                   ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
GET    /stakeholders/:id               ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
POST   /stakeholders                   ok         ok         ok         ok         ok         403                403      403      403      403      403
PATCH  /stakeholders/:id               ok         ok         ok         ok         ok         403                403      403      403      403      403
DELETE /stakeholders/:id               ok         ok         ok         ok         ok         403                403      403      403      403      403
PUT    /stakeholders/:id/restoration   ok         ok         ok         ok         ok         403                403      403      403      403      403
POST   /stakeholders/batch             ok         ok         ok         ok         ok         403                403      403      403      403      403
GET    /stakeholders/:id/engagement    ok         ok         404        ok         403        ok                 403      404      404      404      404
PUT    /stakeholders/:id/engagement/tier ok       ok         404        ok         403        403                403      403      403      403      403
PUT    /stakeholders/:id/erasure       403        403        403        403        403        ok+privacy_officer 403      403      403      403      403
GET    /organizations                  ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
GET    /organizations/:id              ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
POST   /organizations                  ok         ok         ok         ok         ok         403                403      403      403      403      403
PUT    /organizations/:id              ok         ok         ok         ok         ok         403                403      403      403      403      403
DELETE /organizations/:id              ok         ok         ok         ok         ok         403                403      403      403      403      403
PUT    /organizations/:id/restoration  ok         ok         ok         ok         ok         403                403      403      403      403      403
GET    /affiliations                   ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
GET    /merges                         ok+steward ok+steward ok+steward ok+steward 403        ok+steward         403      403      403      403      403
POST   /merges                         ok+steward ok+steward ok+steward ok+steward 403        ok+steward         403      403      403      403      403
GET    /imports                        ok         without    without    ok         403        ok                 403      403      403      403      403
GET    /imports/:id                    ok         404        404        ok         403        ok                 403      403      403      403      403
POST   /imports                        ok         ok         ok         ok         403        403                403      403      403      403      403
PUT    /imports/:id/content            ok         404        404        ok/404     403        403                403      403      403      403      403
GET    /imports/:id/rows               ok         404        404        ok         403        ok                 403      403      403      403      403
GET    /imports/:id/errors             ok         404        404        ok         403        ok                 403      403      403      403      403
PUT    /imports/:id/cancellation       ok         404        404        ok/404     403        403                403      403      403      403      403

POST   /interactions                   ok         ok         ok         ok         403        403                403      403      403      403      403
GET    /interactions                   ok         ok         without    ok         403        ok                 403      empty    empty    empty    empty
GET    /interactions/:id               ok         ok         404        ok         403        ok                 403      404      404      404      404
PATCH  /interactions/:id               ok         404        404        ok/404     403        403                403      403      403      403      403
PUT    /interactions/:id/completion    ok         404        404        ok/404     403        403                403      403      403      403      403
PUT    /interactions/:id/cancellation  ok         404        404        ok/404     403        403                403      403      403      403      403
PUT    /interactions/:id/no-show       ok         404        404        ok/404     403        403                403      403      403      403      403
DELETE /interactions/:id               ok         404        404        ok/404     403        403                403      403      403      403      403
PUT    /interactions/:id/restoration   ok         404        404        ok/404     403        403                403      403      403      403      403
POST   /interactions/batch             ok         404        404        ok/404     403        403                403      403      403      403      403
GET    /insights                       ok         ok         without    ok         403        ok                 403      empty    empty    empty    empty
GET    /insights/:id                   ok         ok         404        ok         403        ok                 403      404      404      404      404
GET    /commitments                    ok         ok         without    ok         403        ok                 403      empty    empty    empty    empty
GET    /commitments/:id                ok         ok         404        ok         403        ok                 403      404      404      404      404
PUT    /commitments/:id/fulfilment     ok         404        404        ok         403        403                403      403      403      403      403
DELETE /commitments/:id/fulfilment     ok         404        404        ok         403        403                403      403      403      403      403
POST   /commitments/batch              ok         404        404        ok         403        403                403      403      403      403      403
POST   /adverse-events                 ok         ok         ok         ok         ok         403                ok       ok       ok       403      403
GET    /adverse-events                 ok         without    without    ok         ok/without ok                 ok       empty    empty    empty    empty
GET    /adverse-events/:id             ok         404        404        ok         ok/404     ok                 ok       404      404      404      404
PATCH  /adverse-events/:id             ok         404        404        ok         ok/404     403                ok       403      403      403      403
POST   /adverse-events/batch           ok         404        404        ok         ok/404     403                ok       403      403      403      403
PUT    /adverse-events/:id/forwarding  403        403        403        ok         403        403                ok       403      403      403      403
PUT    /adverse-events/:id/acknowledgement 403    403        403        ok         403        403                ok       403      403      403      403
PUT    /adverse-events/:id/closure     403        403        403        ok         403        403                ok       403      403      403      403
GET    /unresolved-references          ok+steward ok+steward ok+steward ok+steward 403        ok+steward         403      403      403      403      403
GET    /listening-priorities           ok         ok         ok         ok         403        ok                 403      empty    empty    empty    empty
GET    /listening-priorities/:id       ok         ok         ok         ok         403        ok                 403      404      404      404      404
POST   /listening-priorities           403        403        403        ok         403        403                403      403      403      403      403
PUT    /listening-priorities/:id       403        403        403        ok         403        403                403      403      403      403      403
DELETE /listening-priorities/:id       403        403        403        ok         403        403                403      403      403      403      403
POST   /quarantine                     ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
GET    /quarantine/key                 ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
GET    /quarantine                     403        403        403        ok         403        403                without  403      403      403      403
GET    /quarantine/:id                 403        403        403        ok         403        403                404      403      403      403      403
PUT    /quarantine/:id/release         403        403        403        ok         403        403                404      403      403      403      403
PUT    /quarantine/:id/rejection       403        403        403        ok         403        403                404      403      403      403      403
GET    /redactions                     403        403        403        403        403        ok+privacy_officer 403      403      403      403      403
GET    /redactions/:id                 403        403        403        403        403        ok+privacy_officer 403      403      403      403      403
PUT    /redactions/:id                 403        403        403        403        403        ok+privacy_officer 403      403      403      403      403

POST   /products                       403        403        403        ok         ok         403                403      403      403      403      403
GET    /products                       ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
GET    /products/:id                   ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
PUT    /products/:id                   403        403        403        ok         ok         403                403      403      403      403      403
DELETE /products/:id                   403        403        403        ok         ok         403                403      403      403      403      403
PUT    /products/:id/restoration       403        403        403        ok         ok         403                403      403      403      403      403
POST   /indications                    403        403        403        ok         ok         403                403      403      403      403      403
GET    /indications                    ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
GET    /indications/:id                ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
PUT    /indications/:id                403        403        403        ok         ok         403                403      403      403      403      403
DELETE /indications/:id                403        403        403        ok         ok         403                403      403      403      403      403
PUT    /indications/:id/restoration    403        403        403        ok         ok         403                403      403      403      403      403

GET    /sources                        ok         ok         ok         ok         ok         ok                 403      empty    empty    empty    empty
GET    /sources/:id                    ok         ok         ok         ok         ok         ok                 403      404      404      404      404
POST   /sources                        403        403        403        ok         ok         403                403      403      403      403      403
PUT    /sources/:id                    403        403        403        ok         ok         403                403      403      403      403      403
DELETE /sources/:id                    403        403        403        ok         ok         403                403      403      403      403      403
PUT    /sources/:id/restoration        403        403        403        ok         ok         403                403      403      403      403      403
GET    /source-kinds                   ok         ok         ok         ok         ok         ok                 403      empty    empty    empty    empty
GET    /source-folders                 ok         ok         ok         ok         ok         ok                 403      empty    empty    empty    empty
POST   /source-lists/previews          403        403        403        ok         ok         403                403      403      403      403      403
POST   /source-lists                   403        403        403        ok         ok         403                403      403      403      403      403
GET    /strategies                     ok         ok         ok         ok         ok         ok                 403      empty    empty    empty    empty
GET    /strategies/:id                 ok         ok         ok         ok         ok         ok                 403      404      404      404      404
GET    /strategies/:id/ranking         ok         404        404        ok/404     ok/404     ok                 403      404      404      404      404
POST   /strategies/previews            ok         ok         ok         ok         ok         ok                 403      ok       ok       ok       ok
POST   /strategies                     ok         ok         ok         ok         ok         403                403      403      403      403      403
PUT    /strategies/:id                 ok         404        404        ok         ok/404     403                403      403      403      403      403
DELETE /strategies/:id                 ok         404        404        ok         ok/404     403                403      403      403      403      403
PUT    /strategies/:id/restoration     ok         404        404        ok         ok/404     403                403      403      403      403      403
GET    /runs                           ok         ok         ok         ok         ok         ok                 403      empty    empty    empty    empty
GET    /runs/:id                       ok         ok         ok         ok         ok         ok                 403      404      404      404      404
GET    /runs/:id/refusals              ok         ok         ok         ok         ok         ok                 403      404      404      404      404
POST   /runs                           ok         422        422        ok         ok         403                403      403      403      403      403
PUT    /runs/:id/cancellation          ok         404        404        ok         ok         403                403      403      403      403      403
GET    /signals                        ok         ok         ok         ok         ok         ok                 403      empty    empty    empty    empty
GET    /signals/:id                    ok         ok         ok         ok         ok         ok                 403      404      404      404      404
PUT    /signals/:id/triage             ok         ok         ok         ok         ok         403                403      403      403      403      403
DELETE /signals/:id/triage             ok         ok         ok         ok         ok         403                403      403      403      403      403
POST   /signals/batch                  ok         ok         ok         ok         ok         403                403      403      403      403      403
GET    /digests                        ok         without    without    ok/without ok/without 403                403      403      403      403      403
GET    /digests/:id                    ok         404        404        ok/404     ok/404     403                403      403      403      403      403
POST   /digests                        ok         ok         ok         ok         ok         403                403      403      403      403      403
GET    /digest-preferences/mine        ok         ok         ok         ok         ok         403                403      403      403      403      403
PUT    /digest-preferences/mine        ok         ok         ok         ok         ok         403                403      403      403      403      403
GET    /digest-unsubscriptions/:token  303        303        303        303        303        303                303      303      303      303      303
POST   /digest-unsubscriptions/:token  ok         ok         ok         ok         ok         ok                 ok       ok       ok       ok       ok
GET    /publications                   ok         ok         ok         ok         ok         ok                 403      empty    empty    empty    empty
GET    /publications/:id               ok         ok         ok         ok         ok         ok                 403      404      404      404      404
GET    /publication-imports            ok         ok         ok         ok         ok         ok                 403      empty    empty    empty    empty
GET    /publication-imports/:id        ok         ok         ok         ok         ok         ok                 403      404      404      404      404
POST   /publication-imports            ok         ok         ok         ok         ok         403                403      403      403      403      403
PUT    /publication-imports/:id/content ok        404        404        ok/404     ok/404     403                403      403      403      403      403
GET    /trials                         ok         ok         ok         ok         ok         ok                 403      empty    empty    empty    empty
GET    /trials/:id                     ok         ok         ok         ok         ok         ok                 403      404      404      404      404
GET    /notices                        ok         ok         ok         ok         ok         ok                 403      empty    empty    empty    empty
GET    /notices/:id                    ok         ok         ok         ok         ok         ok                 403      404      404      404      404
GET    /authorships                    ok         ok         ok         ok         ok         ok                 403      empty    empty    empty    empty
GET    /authorships/:id                ok         ok         ok         ok         ok         ok                 403      404      404      404      404
PUT    /authorships/:id/confirmation   ok         ok         ok         ok         ok         403                403      403      403      403      403
PUT    /authorships/:id/rejection      ok         ok         ok         ok         ok         403                403      403      403      403      403
`);

/** Routes that ask nobody who they are, and do the same for everybody: whoever has a mail may stop what it is of. */
export const forAnybody = ['GET /digest-unsubscriptions/:token', 'POST /digest-unsubscriptions/:token'];

/**
 * Whose words may stand in an answer, whatever the route: what was said in a meeting, reports of harm,
 * tiers, what only medical roles know of a person (contact points, roles, topics), listening
 * priorities, names of imported files, how somebody signs in, what is watched and found. Here `own` is `ok/no`.
 */
export const secrets = table(`
route          mine  near  far   manager  info  compliance  safety  trainer  sales  analyst  admin

interaction    ok    ok    no    ok       no    ok          no      no       no     no       no
adverse-event  ok    no    no    ok       ok/no ok          ok      no       no     no       no
engagement     ok    ok    no    ok       no    ok          no      no       no     no       no
profile        ok    ok    ok    ok       ok    ok          ok      no       no     no       no
priority       ok    ok    ok    ok       no    ok          no      no       no     no       no
import         ok    no    no    ok       no    ok          no      no       no     no       no
account        ok    no    no    ok/no    ok/no ok          ok/no   ok/no    ok/no  ok/no    ok
watch          ok    ok    ok    ok       ok    ok          no      no       no     no       no
`);

/**
 * Whose rows each table with row-level security shows to its service's own database role, once the
 * caller is said: the second belt alone. `*` stands for the schema of every service.
 */
export const belts = table(`
table                              mine  near  far   manager  info  compliance  safety  trainer  sales  analyst  admin

interactions.interactions          ok    ok    no    ok       no    ok          no      no       no     no       no
interactions.attendees             ok    ok    no    ok       no    ok          no      no       no     no       no
interactions.discussions           ok    ok    no    ok       no    ok          no      no       no     no       no
interactions.insights              ok    ok    no    ok       no    ok          no      no       no     no       no
interactions.raised_inquiries      ok    ok    no    ok       no    ok          no      no       no     no       no
interactions.commitments           ok    ok    no    ok       no    ok          no      no       no     no       no
interactions.documented_interests  ok    ok    no    ok       no    ok          no      no       no     no       no
interactions.adverse_events        ok    no    no    ok       ok/no ok          ok      no       no     no       no
interactions.held_writes            no    no    no    ok       no    ok          no      no       no     no       no
interactions.held_reports           no    no    no    no       no    ok          ok      no       no     no       no
interactions.redactions            no    no    no    no       no    ok          no      no       no     no       no
interactions.listening_priorities  ok    ok    ok    ok       no    ok          no      no       no     no       no
kol.engagement                     ok    ok    no    ok       no    ok          no      no       no     no       no
kol.stakeholder_profiles           ok    ok    ok    ok       ok    ok          ok      no       no     no       no
kol.contact_points                 ok    ok    ok    ok       ok    ok          ok      no       no     no       no
kol.licences                       ok    ok    ok    ok       ok    ok          ok      no       no     no       no
kol.imports                        ok    no    no    ok       no    ok          no      no       no     no       no
kol.import_rows                    ok    no    no    ok       no    ok          no      no       no     no       no
kol.external_ids                   no    no    no    no       no    ok          no      no       no     no       no
kol.touches                        no    no    no    no       no    ok          no      no       no     no       no
kol.interactions_seen              no    no    no    no       no    no          no      no       no     no       no
directory.jobs                     ok    no    no    ok/no    ok/no ok          ok/no   ok/no    ok/no  ok/no    ok
directory.user_accounts            ok    no    no    ok/no    ok/no ok          ok/no   ok/no    ok/no  ok/no    ok
directory.oidc_records             no    no    no    no       no    no          no      no       no     no       no
monitoring.sources                 ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.source_states           ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.strategies              ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.watch_schedules         ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.runs                    ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.run_refusals            ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.publications            ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.publication_records     ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.publication_keys        ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.standing_claims         ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.publication_imports     ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.imported_works          ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.trials                  ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.trial_changes           ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.notices                 ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.signals                 ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.signal_matches          ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.rankings                ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.subject_terms           ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.people_seen             ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.organizations_seen      ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.author_keys             ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.authorships             ok    ok    ok    ok       ok    ok          no      no       no     no       no
monitoring.ranking_marks           no    no    no    no       no    no          no      no       no     no       no
monitoring.digests                 ok    no    no    ok/no    ok/no no          no      no       no     no       no
monitoring.digest_signals          ok    no    no    ok/no    ok/no no          no      no       no     no       no
monitoring.digest_preferences      ok    no    no    ok/no    ok/no no          no      no       no     no       no
monitoring.user_contacts           ok    no    no    ok/no    ok/no ok          ok/no   ok/no    ok/no  ok/no    ok/no
monitoring.mails                   ok    no    no    ok/no    ok/no ok          no      no       no     no       no
monitoring.source_secrets          no    no    no    no       no    no          no      no       no     no       no
*.audit_entries                    no    no    no    no       no    ok          no      no       no     no       no
*.audit_keys                       no    no    no    no       no    ok          no      no       no     no       no
*.access_log                       no    no    no    no       no    ok          no      no       no     no       no
*.idempotency_keys                 no    no    no    no       no    ok          no      no       no     no       no
`);

/** Tables without row-level security: there is nothing in them that a role may not know. */
export const open = `
*.migrations *.principals *.territories_seen *.territory_assignments *.schedule_slots
*.audit_unsealed *.audit_seals *.audit_anchors
directory.users directory.territories directory.assignments directory.topics
kol.stakeholders kol.affiliations kol.search_names kol.stakeholder_places kol.merges
kol.organizations kol.organization_parents kol.topics_seen
interactions.stakeholders_seen interactions.organizations_seen interactions.topics_seen interactions.products_seen
pathways.products pathways.product_identifiers pathways.indications
`.trim().split(/\s+/);

export type Column = 'mine' | 'near' | 'far' | 'manager' | 'info' | 'compliance' | 'safety' | 'trainer' | 'sales' | 'analyst' | 'admin';

export interface Line {
  /** `GET /interactions/:id`; in the other tables, what they are about. */
  name: string;
  cells: Record<Column, string>;
}

function table(text: string): Line[] {
  const [head, ...rows] = text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => line.replace(/^([A-Z]+) +\//, '$1·/').trim().split(/\s+/));
  return rows.map(([name, ...cells]) => {
    if (cells.length !== head!.length - 1) throw new Error(`the line of ${name} has ${cells.length} cells`);
    return { name: name!.replace('·', ' '), cells: Object.fromEntries(cells.map((cell, i) => [head![i + 1], cell])) as Line['cells'] };
  });
}
