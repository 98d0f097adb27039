import type { Bilingual } from '@liaison/platform';

/** One thing that a kind of source wants to know, as a form shows it. */
export interface Setting {
  name: string;
  kind: 'url' | 'text' | 'email' | 'number' | 'choice';
  label: Bilingual;
  hint?: Bilingual;
  required?: boolean;
  /** Holds where nothing is said. */
  otherwise?: string;
  choices?: readonly Choice[];
  /** Of a number the largest, of a text the length. */
  max?: number;
  /** A text of several lines, or one that wants room. */
  long?: boolean;
}

/** One of a few values, and what it is called. */
export interface Choice {
  value: string;
  label: Bilingual;
}

/** Every setting of a kind by name, as text. */
export type Settings = Readonly<Record<string, string>>;

export interface WrongSetting {
  name: string;
  code: 'required' | 'unknown' | 'invalid';
  message: Bilingual;
}

/** What was said, with what holds otherwise; or everything that is wrong with it. */
export function completed(wanted: readonly Setting[], given: Readonly<Record<string, unknown>>): { settings: Settings } | { wrong: WrongSetting[] } {
  const unknown = Object.keys(given).filter((name) => !wanted.some((setting) => setting.name === name));
  const wrong: WrongSetting[] = unknown.map((name) => ({ name, code: 'unknown', message: { fr: 'Ce réglage n’existe pas pour ce genre de source.', en: 'This kind of source has no such setting.' } }));
  const settings: Record<string, string> = {};
  for (const setting of wanted) {
    const said = given[setting.name] ?? '';
    const value = (typeof said === 'number' ? String(said) : said) || (setting.otherwise ?? '');
    if (value === '' && setting.required) wrong.push({ name: setting.name, code: 'required', message: { fr: 'Ce réglage est nécessaire.', en: 'This setting is needed.' } });
    else if (typeof value !== 'string' || !fits(setting, value)) wrong.push({ name: setting.name, code: 'invalid', message: WORDS[setting.kind] });
    else settings[setting.name] = value;
  }
  return wrong.length > 0 ? { wrong } : { settings };
}

const TEXT_MAX = 2_000;

function fits({ kind, choices, max }: Setting, value: string): boolean {
  if (value === '') return true;
  if (value.length > (kind === 'number' ? 20 : (max ?? TEXT_MAX)) || value.includes('\0')) return false;
  if (kind === 'url') return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && !new URL(value).username;
  if (kind === 'email') return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
  if (kind === 'number') return Number.isFinite(Number(value)) && Number(value) >= 0 && Number(value) <= (max ?? Number.MAX_SAFE_INTEGER);
  return kind !== 'choice' || !!choices?.some((choice) => choice.value === value);
}

const WORDS: Record<Setting['kind'], Bilingual> = {
  url: { fr: 'Une adresse http ou https est attendue, sans nom ni mot de passe.', en: 'An http or https address is expected, without name or password.' },
  text: { fr: 'Ce texte est trop long ou n’est pas du texte.', en: 'This text is too long, or is no text.' },
  email: { fr: 'Une adresse de courriel est attendue.', en: 'An e-mail address is expected.' },
  number: { fr: 'Un nombre positif est attendu.', en: 'A positive number is expected.' },
  choice: { fr: 'Ce choix n’existe pas.', en: 'There is no such choice.' },
};

/** Where a source is asked; each has its own default. */
export const baseUrl = (otherwise?: string): Setting => ({
  name: 'url',
  kind: 'url',
  label: { fr: 'Adresse', en: 'Address' },
  required: true,
  otherwise,
});

export const query: Setting = {
  name: 'query',
  kind: 'text',
  label: { fr: 'Recherche, dans le langage de la source', en: 'Search, in the language of the source' },
  long: true,
  max: 10_000,
};

/** What the source asks of whoever uses it. */
export const email: Setting = {
  name: 'email',
  kind: 'email',
  label: { fr: 'Courriel de votre équipe', en: 'E-mail of your team' },
  hint: { fr: 'La source s’en sert pour vous joindre avant de vous bloquer.', en: 'The source uses it to reach you before it blocks you.' },
};

export const perSecond = (otherwise: number): Setting => ({
  name: 'perSecond',
  kind: 'number',
  label: { fr: 'Nombre maximal de requêtes par seconde', en: 'Most requests per second' },
  otherwise: String(otherwise),
  max: 1_000,
});

/** For sources where records appear long after the day that they bear. */
export const lookBackDays = (otherwise: number): Setting => ({
  name: 'lookBackDays',
  kind: 'number',
  label: { fr: 'Jours à relire', en: 'Days to read again' },
  hint: { fr: 'Certaines fiches paraissent bien après leur date.', en: 'Some records appear long after their date.' },
  otherwise: String(otherwise),
  max: 365,
});
