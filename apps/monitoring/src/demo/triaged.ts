import type { Citation } from '../records/citation.js';
import { article, type DayBefore } from './found.js';

/** A work that was found weeks ago, and what maude decided of it; null: it waits for her. */
export interface DemoDecided {
  citation: Citation;
  weeksAgo: number;
  decision: 'kept' | 'animal-or-bench' | 'low-quality' | null;
}

/** Of both kinds in a week. */
const OF_EACH = 4;
/** The weeks that have been triaged; what came in this week has not. */
export const WEEKS = 5;
const FIRST_NUMBER = 20;

/** What serves whoever talks to clinicians, and what does not: invented works, told apart by what they are about. */
const kinds = {
  clinic: {
    about: ['older adults', 'kidney transplant', 'a longer dose interval', 'visits to the emergency room', 'people with hepatitis B', 'return to work'],
    design: ['a cohort in four hospitals', 'patient-reported outcomes at one year', 'a provincial registry', 'practice in remote regions'],
    ...{ mesh: ['Humans', 'Aged'], journals: ['Revue fictive d’oncologie du Québec', 'Annals of Invented Oncology'] },
  },
  bench: {
    about: ['gut flora', 'exhausted T cells', 'hypoxia', 'stromal fibroblasts', 'cytokine circuits', 'exosomes'],
    design: ['a mouse model', 'experiments on cell lines', 'molecular docking', 'xenografts in zebrafish'],
    ...{ mesh: ['Mice', 'Animals'], journals: ['Invented Cell Biology', 'Journal of Imaginary Pathology'] },
  },
};

/** Nobody decides by the heading alone. */
const EXCEPTIONS: Record<string, DemoDecided['decision']> = { 'clinic 7': 'low-quality', 'bench 10': 'kept' };

/** A history of triage, long enough to be learned from, and what has come in since. */
export function demoDecided(on: DayBefore): DemoDecided[] {
  return (['clinic', 'bench'] as const).flatMap((kind, side) => {
    const { about, design, mesh, journals } = kinds[kind];
    return Array.from({ length: OF_EACH * (WEEKS + 1) }, (_, n) => {
      const weeksAgo = WEEKS - Math.floor(n / OF_EACH);
      const citation = article(FIRST_NUMBER + 2 * n + side, on(7 * weeksAgo + 2), {
        title: `Checkpoint inhibition and ${about[n % about.length]}: ${design[Math.floor(n / about.length)]}`,
        journal: { title: journals[n % 2]!, issns: [] },
        mesh: mesh.map((name) => ({ name, major: false, qualifiers: [] })),
      });
      const decision = EXCEPTIONS[`${kind} ${n}`] ?? (kind === 'clinic' ? 'kept' : 'animal-or-bench');
      return { citation, weeksAgo, decision: weeksAgo === 0 ? null : decision };
    });
  });
}
