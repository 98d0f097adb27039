import type { Because, News } from './news.js';

/** What belongs together in a mail: what one strategy found, or what came for another reason. */
export interface Section {
  because: Because;
  strategy: { id: string; name: string } | null;
  shown: News[];
  /** How many more there are, which the app shows. */
  others: number;
}

const IN_A_SECTION = 8;
/** More than this nobody reads in a mail. */
const IN_ALL = 40;

/**
 * Each signal once, under the first of its strategies; sections in the order of their first signal, what was
 * given to the reader before all. Within a section, after what must not wait, the most relevant come first.
 * @param scores of the signals of strategies whose ranking helps
 */
export function sectionsOf(news: readonly News[], scores: ReadonlyMap<string, number> = new Map()): Section[] {
  const sections = new Map<string, { first: News; all: News[] }>();
  for (const one of news) {
    const key = one.because === 'found' ? one.strategies[0]!.id : one.because;
    const section = sections.get(key);
    if (section) section.all.push(one);
    else sections.set(key, { first: one, all: [one] });
  }
  const ordered = [...sections.values()].sort((a, b) => Number(b.first.because === 'assigned') - Number(a.first.because === 'assigned'));
  const byRelevance = (a: News, b: News) => Number(b.urgent) - Number(a.urgent) || (a.urgent ? 0 : (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0));
  let room = IN_ALL;
  return ordered.map(({ first, all }) => {
    const shown = all.toSorted(byRelevance).slice(0, Math.min(IN_A_SECTION, room));
    room -= shown.length;
    return { because: first.because, strategy: first.because === 'found' ? first.strategies[0]! : null, shown, others: all.length - shown.length };
  });
}
