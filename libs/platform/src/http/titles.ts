import type { ErrorCode } from '@liaison/contracts';
import type { Bilingual } from '../problem.js';

/** The title of each error code, as users read it. */
export const titles: Record<ErrorCode, Bilingual> = {
  'invalid-request': { fr: 'Demande invalide', en: 'Invalid request' },
  'malformed-json': { fr: 'JSON mal formé', en: 'Malformed JSON' },
  'unauthenticated': { fr: 'Connexion requise', en: 'Sign-in required' },
  'unknown-user': { fr: 'Compte inconnu', en: 'Unknown account' },
  'forbidden': { fr: 'Action non permise', en: 'Action not allowed' },
  'csrf-refused': { fr: 'Demande venue d’ailleurs', en: 'Request from elsewhere' },
  'not-found': { fr: 'Introuvable', en: 'Not found' },
  'method-not-allowed': { fr: 'Méthode non permise', en: 'Method not allowed' },
  'not-acceptable': { fr: 'Format non offert', en: 'Not acceptable' },
  'request-timeout': { fr: 'Délai dépassé', en: 'Request timeout' },
  'conflict': { fr: 'Conflit avec l’état actuel', en: 'Conflict with the current state' },
  'already-exists': { fr: 'Existe déjà', en: 'Already exists' },
  'dependency-failed': { fr: 'Élément préalable en échec', en: 'A required item failed' },
  'gone': { fr: 'Effacé', en: 'Gone' },
  'stale-version': { fr: 'Version dépassée', en: 'Stale version' },
  'too-large': { fr: 'Contenu trop volumineux', en: 'Content too large' },
  'unsupported-media-type': { fr: 'Type de contenu non pris en charge', en: 'Unsupported media type' },
  'unprocessable': { fr: 'Demande impossible à traiter', en: 'Unprocessable request' },
  'idempotency-key-reused': { fr: 'Clé d’idempotence réutilisée', en: 'Idempotency key reused' },
  'version-required': { fr: 'Version requise', en: 'Version required' },
  'too-many-requests': { fr: 'Trop de demandes', en: 'Too many requests' },
  'internal': { fr: 'Erreur interne', en: 'Internal error' },
  'overloaded': { fr: 'Service surchargé', en: 'Service overloaded' },
  'unavailable': { fr: 'Service indisponible', en: 'Service unavailable' },
};
