import type { SignalReason, SubjectKind } from '../signals/reasons.js';
import type { DigestPreference } from './digest.entity.js';
import type { Because } from './news.js';

/** All that a digest says in one language. */
export interface LetterWords {
  subject(count: number, retractions: number): string;
  title: string;
  intro(count: number): string;
  missed(count: number): string;
  sections: Record<Exclude<Because, 'found'>, string>;
  kinds: Record<SubjectKind, string>;
  reasons: Partial<Record<SignalReason, string>>;
  retracted: string;
  recall(level: string): string;
  why: string;
  field: Record<string, string>;
  /** A word of the strategy where names stand: the mail names nobody. */
  aName: string;
  word(text: string, field: string): string;
  /** A name and what it stands for, with the colon as the language has it. */
  named(name: string, of: string): string;
  decisions: { kept: string; dismissed: string; snoozed: string };
  confirmed: string;
  others(count: number): string;
  all: string;
  reader(preference: DigestPreference): string;
  change: string;
  stop: string;
}

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

const fr: LetterWords = {
  subject: (count, retractions) => `Veille : ${many(count, 'signal à trier', 'signaux à trier')}${retractions > 0 ? `, dont ${many(retractions, 'rétractation', 'rétractations')}` : ''}`,
  title: 'Votre veille',
  intro: (count) => (count <= 1 ? `${count} signal attend votre décision.` : `${count} signaux attendent votre décision.`),
  missed: (count) => `Ce résumé en remplace ${many(count, 'autre qui n’a pas pu être préparé à temps.', 'autres qui n’ont pas pu être préparés à temps.')}`,
  sections: { assigned: 'Confiés à vous', returned: 'Reportés, de retour aujourd’hui', watched: 'Pages surveillées qui ont changé' },
  kinds: { publication: 'Article', trial: 'Essai clinique', notice: 'Avis' },
  reasons: {
    retraction: 'Rétractation',
    concern: 'Mise en garde de l’éditeur',
    correction: 'Correction publiée',
    'trial-status': 'L’état de l’essai a changé',
    'trial-results': 'Résultats publiés',
    'quebec-site': 'Nouveau site au Québec',
  },
  retracted: 'Article rétracté',
  recall: (level) => `Rappel de classe ${level}`,
  why: 'Pourquoi\u00a0: ',
  field: { title: 'titre', abstract: 'résumé', mesh: 'descripteur MeSH', authors: 'auteurs', affiliations: 'affiliation', journal: 'revue', types: 'type de publication' },
  aName: 'un nom recherché',
  word: (text, field) => `«\u00a0${text}\u00a0» (${field})`,
  named: (name, of) => `${name} : ${of}`,
  decisions: { kept: 'Garder', dismissed: 'Écarter', snoozed: 'Reporter' },
  confirmed: 'Chaque lien ouvre le signal dans Liaison, où vous confirmez votre décision; suivre un lien ne décide de rien.',
  others: (count) => `et ${many(count, 'autre', 'autres')}`,
  all: 'Ouvrir toute la veille',
  reader: ({ frequency, hour, weekday }) => {
    if (frequency === 'off') return 'Vous recevez ce résumé parce que vous l’avez demandé.';
    const when = frequency === 'daily' ? 'chaque jour' : `chaque ${DAYS.fr[weekday - 1]}`;
    return `Vous recevez ce résumé ${when} à ${hour} h quand il y a du nouveau.`;
  },
  change: 'Changer le moment',
  stop: 'Ne plus recevoir ce résumé',
};

const en: LetterWords = {
  subject: (count, retractions) => `Watch: ${many(count, 'signal to triage', 'signals to triage')}${retractions > 0 ? `, ${many(retractions, 'retraction', 'retractions')} among them` : ''}`,
  title: 'Your watch',
  intro: (count) => (count === 1 ? '1 signal awaits your decision.' : `${count} signals await your decision.`),
  missed: (count) => `This digest stands for ${many(count, 'other that could not be prepared in time.', 'others that could not be prepared in time.')}`,
  sections: { assigned: 'Assigned to you', returned: 'Snoozed, back today', watched: 'Watched pages that have changed' },
  kinds: { publication: 'Paper', trial: 'Clinical trial', notice: 'Notice' },
  reasons: {
    retraction: 'Retraction',
    concern: 'Expression of concern',
    correction: 'Correction published',
    'trial-status': 'The status of the trial has changed',
    'trial-results': 'Results posted',
    'quebec-site': 'New site in Québec',
  },
  retracted: 'Retracted paper',
  recall: (level) => `Class ${level} recall`,
  why: 'Why: ',
  field: { title: 'title', abstract: 'abstract', mesh: 'MeSH heading', authors: 'authors', affiliations: 'affiliation', journal: 'journal', types: 'publication type' },
  aName: 'a name searched for',
  word: (text, field) => `“${text}” (${field})`,
  named: (name, of) => `${name}: ${of}`,
  decisions: { kept: 'Keep', dismissed: 'Dismiss', snoozed: 'Snooze' },
  confirmed: 'Each link opens the signal in Liaison, where you confirm your decision; following a link decides nothing.',
  others: (count) => `and ${many(count, 'other', 'others')}`,
  all: 'Open the whole watch',
  reader: ({ frequency, hour, weekday }) => {
    if (frequency === 'off') return 'You receive this digest because you asked for it.';
    const when = frequency === 'daily' ? 'every day' : `every ${DAYS.en[weekday - 1]}`;
    return `You receive this digest ${when} at ${hour}:00 when there is something new.`;
  },
  change: 'Change when',
  stop: 'Stop this digest',
};

const DAYS = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

export const letterWords = { fr, en };
