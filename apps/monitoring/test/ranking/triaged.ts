/** A signal as somebody with preferences of their own has triaged it. */
export interface Triaged {
  id: string;
  /** When it was raised and decided: one after the other. */
  at: number;
  terms: string[];
  /** What they think of it. */
  wanted: boolean;
  /** What they have clicked. */
  kept: boolean;
}

/** Terms that they like and dislike, each with how much. */
export type Preferences = Record<string, number>;

export interface Told {
  seed: number;
  count: number;
  /** The share of what they want. */
  share: number;
  preferences: Preferences;
  /** How often they click the other thing. */
  noise?: number;
  /** From this share of the signals on they like what they disliked. */
  turnsAt?: number;
  /** Keeps one and the same whatever it is: the adversary. */
  always?: 'kept' | 'all-but-one-kept';
}

/** One who wants trials about a drug in one population from Québec, and no case reports or bench work. */
export const clinician: Preferences = { 'mesh:M3': 2, 'mesh:M7': -2, 'type:T1': -2, 'type:T2': 1.5, 'word:w12': 1.5, 'word:w20': -1.5, quebec: 1.5, 'journal:J2': 1 };
/** One who goes by nothing but what the work is indexed under. */
export const indexer: Preferences = { 'mesh:M1': 3, 'mesh:M5': -3, 'mesh:M9': 2.5, 'mesh:M2': 1.5, 'mesh:M14': -2, 'mesh:M25': 2 };
/** One who reads whatever people they know have written, and two journals. */
export const networker: Preferences = { known: 3, 'journal:J1': 2, 'journal:J4': 2, 'source:S1': -1 };

/** What they have triaged, the earliest first; the same for the same seed. */
export function triaged(told: Told): Triaged[] {
  const { seed, count, share, preferences, noise = 0, turnsAt = 1, always } = told;
  const random = randomFrom(seed);
  const items = Array.from({ length: count }, (_, at) => ({ at, terms: termsBy(random) }));
  const taste = (terms: readonly string[], at: number) => terms.reduce((sum, term) => sum + (preferences[term] ?? 0), 0) * (at >= turnsAt * count ? -1 : 1);
  // Ties are broken by chance, so that the share is what it is said to be.
  const judged = items.map(({ at, terms }) => ({ at, terms, taste: taste(terms, at) + random() * 0.5 }));
  const least = [...judged].sort((a, b) => b.taste - a.taste)[Math.max(0, Math.round(share * count) - 1)]!.taste;
  return judged.map(({ at, terms, taste: how }) => {
    const wanted = how >= least;
    const clicked = random() < noise ? !wanted : wanted;
    return { id: idOf(seed, at), at, terms, wanted, kept: always ? always === 'kept' || at !== Math.floor(count / 2) : clicked };
  });
}

/** The same signals with the decisions of others among them: nothing to learn. */
export function shuffled(signals: readonly Triaged[], seed: number): Triaged[] {
  const random = randomFrom(seed);
  const decisions = signals.map(({ kept }) => kept);
  for (let at = decisions.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [decisions[at], decisions[other]] = [decisions[other]!, decisions[at]!];
  }
  return signals.map((one, at) => ({ ...one, kept: decisions[at]! }));
}

/** Eight to twelve words of a title with a long tail, some headings, a journal, a type or two, a source, now and then Québec or somebody known. */
function termsBy(random: () => number): string[] {
  const rare = (kinds: number) => Math.floor(kinds * random() ** 2);
  const some = (count: number, name: (n: number) => string, kinds: number) => Array.from({ length: count }, () => name(rare(kinds)));
  return [
    ...new Set([
      ...some(8 + rare(5), (n) => `word:w${n}`, 300),
      ...some(3 + rare(8), (n) => `mesh:M${n}`, 60),
      `journal:J${rare(20)}`,
      ...some(1 + rare(2), (n) => `type:T${n}`, 6),
      `source:S${rare(3)}`,
      ...(random() < 0.15 ? ['quebec'] : []),
      ...(random() < 0.15 ? ['known'] : []),
    ]),
  ];
}

const idOf = (seed: number, at: number): string => `01900000-0000-7000-8${String(seed % 1000).padStart(3, '0')}-${String(at).padStart(12, '0')}`;

/** Mulberry32: small, even enough, and the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
