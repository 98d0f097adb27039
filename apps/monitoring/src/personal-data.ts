import { impersonal, type Holding } from '@liaison/platform';

/**
 * The personal-data registry of this service. What it keeps of publications and trials is public record:
 * names of authors and investigators as they were published, about nobody who is a stakeholder here.
 */
export const personalData: Holding[] = [
  impersonal('sources', 'what is watched'),
  impersonal('source_secrets', 'keys of the suite at sources, sealed', 'until the key is taken out'),
  impersonal('source_states', 'how each source does, and how far it has been read'),
  impersonal('strategies', 'what is searched for, by whom and for whom; users of the suite, not stakeholders'),
  impersonal('watch_schedules', 'when sources and strategies are due'),
  impersonal('runs', 'what was asked, when, and what came of it'),
  impersonal('run_refusals', 'what of a source could not be taken, and why'),
  impersonal('publications', 'works as published'),
  impersonal('publication_records', 'what each source says of a work'),
  impersonal('publication_keys', 'what a work is known by'),
  impersonal('standing_claims', 'what one work says of the standing of another'),
  impersonal('trials', 'clinical trials as registered'),
  impersonal('trial_changes', 'what has changed of a trial'),
  impersonal('notices', 'notices of regulators and agencies as published'),
  impersonal('signals', 'what was found worth a look, and what became of it'),
  impersonal('signal_matches', 'which strategy found it, and why'),
];
