import type { Bilingual } from '@liaison/platform';

/** Why a resource was refused, or what of it was left behind. Kept with its row as it was told. */
export interface Reason extends Bilingual {
  code: string;
}

/** Why a resource becomes nothing here. It stops no other. */
export class Refusal extends Error {
  constructor(readonly reason: Reason) {
    super(reason.code);
  }
}

const reason = (code: string, fr: string, en: string): Reason => ({ code, fr, en });

/** Every reason for which a resource is refused, besides the rules of people and organizations themselves. */
export const reasons = {
  malformed: reason('malformed-json', 'Ce n’est pas du JSON en UTF-8.', 'This is not JSON in UTF-8.'),
  tooLarge: reason('too-large', 'Cette ressource dépasse 5 Mo.', 'This resource is larger than 5 MB.'),
  tooDeep: reason('too-deep', 'Cette ressource est imbriquée à plus de 40 niveaux.', 'This resource is nested deeper than 40 levels.'),
  illFormed: reason(
    'ill-formed-text',
    'Cette ressource contient un caractère interdit (NUL ou demi-codet isolé).',
    'This resource holds a forbidden character (NUL or a lone surrogate).',
  ),
  notAResource: reason('not-a-resource', 'Ce n’est pas une ressource FHIR : resourceType manque.', 'This is not a FHIR resource: resourceType is missing.'),
  unsupported: (type: string) =>
    reason('unsupported-resource', `Les ressources ${type} ne sont pas importées.`, `${type} resources are not imported.`),
  inactive: reason('inactive', 'La source dit cette fiche inactive.', 'The source says that this record is inactive.'),
  noName: reason('no-name', 'Le nom manque.', 'The name is missing.'),
  incompleteName: reason(
    'incomplete-name',
    'Il faut le prénom et le nom de famille; un seul des deux est donné.',
    'Both the given name and the family name are needed; only one of them is given.',
  ),
  ambiguous: reason(
    'ambiguous-identity',
    'Ses identifiants désignent plusieurs de nos fiches; fusionnez-les ou corrigez la source.',
    'Its identifiers name several of our records; merge them or correct the source.',
  ),
  conflict: reason(
    'identity-conflict',
    'Cet identifiant est déjà celui de quelqu’un d’un tout autre nom; rien n’a été remplacé.',
    'This identifier already belongs to somebody with a wholly different name; nothing was replaced.',
  ),
  unclearSource: reason(
    'unclear-source',
    'Le même numéro désigne déjà une autre fiche, et rien ne dit de quel serveur il vient : indiquez la source de l’importation.',
    'The same id already names another record, and nothing says which server it comes from: give the source of the import.',
  ),
  voided: reason('voided', 'Notre fiche a été retirée; rétablissez-la d’abord.', 'Our record has been withdrawn; restore it first.'),
  erased: reason('erased', 'Les données de cette personne ont été effacées.', 'The data of this person have been erased.'),
  notStorable: reason('not-storable', 'Une valeur ne peut pas être conservée.', 'A value cannot be stored.'),
};

/** What of an accepted resource was left behind. */
export const notes = {
  droppedContact: reason('dropped-contact', 'Une coordonnée mal formée a été laissée de côté.', 'A malformed contact point was left out.'),
  unsupportedContact: reason('unsupported-contact', 'Une coordonnée d’un genre inconnu a été laissée de côté.', 'A contact point of an unknown kind was left out.'),
  privateContact: reason('private-contact', 'Une coordonnée personnelle (domicile) a été laissée de côté.', 'A private contact point (home) was left out.'),
  tooManyContacts: reason('too-many-contacts', 'Seules 20 coordonnées ont été gardées.', 'Only 20 contact points were kept.'),
  unknownLanguage: reason('unknown-language', 'Une langue sans code connu a été laissée de côté.', 'A language without a known code was left out.'),
  badLicence: reason('bad-licence', 'Un numéro de permis mal formé a été laissé de côté.', 'A malformed licence number was left out.'),
  badOrcid: reason('bad-orcid', 'Un ORCID mal copié a été laissé de côté.', 'A miscopied ORCID was left out.'),
  unresolvedParent: reason(
    'unresolved-parent',
    'L’organisation dont elle relève est introuvable; le lien a été laissé de côté.',
    'The organization that it belongs to cannot be found; the link was left out.',
  ),
  circularParent: reason(
    'circular-parent',
    'Elle relèverait d’elle-même; le lien a été laissé de côté.',
    'It would belong to itself; the link was left out.',
  ),
};

/** Why an import as a whole came to nothing, by its code. */
export const failures: Record<string, Reason> = Object.fromEntries(
  [
    reason('malformed-json', 'Le fichier n’est pas du JSON complet en UTF-8.', 'The file is not complete JSON in UTF-8.'),
    reason('too-large', 'Une ressource du fichier dépasse 5 Mo.', 'A resource of the file is larger than 5 MB.'),
    reason('too-many', 'Le fichier contient plus de 200 000 ressources; divisez-le.', 'The file holds more than 200,000 resources; split it.'),
    reason('content-lost', 'Le fichier téléversé n’est plus là; importez-le de nouveau.', 'The uploaded file is no longer there; import it again.'),
    reason('not-allowed', 'La personne qui a lancé l’importation n’en a plus le droit.', 'The person who started the import is no longer allowed to.'),
  ].map((one) => [one.code, one]),
);
