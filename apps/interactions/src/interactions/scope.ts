import type { Tx } from '@liaison/platform';

/**
 * The application's own check of which interactions a caller may see, as an SQL condition; the
 * database's policies say the same again.
 * @param alias of the interactions table in the statement
 */
export function inScope(tx: Tx, alias: string): string {
  const own = `${alias}.author_id = app_user()`;
  switch (tx.context.scope) {
    case 'all':
      return 'true';
    case 'territory':
      return `(${own} OR EXISTS (
        SELECT FROM attendees a LEFT JOIN stakeholders_seen s ON s.id = a.stakeholder_id LEFT JOIN organizations_seen o ON o.id = a.organization_id
         WHERE a.interaction_id = ${alias}.id AND in_territories(s.territory_ids, o.id, o.region, (SELECT my_territories()))))`;
    case 'own':
      return own;
    case 'none':
      return 'false';
  }
}
