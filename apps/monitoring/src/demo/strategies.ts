import type { CreateStrategy } from '../strategies/strategy.dto.js';

/** Whom and what of the other services the fictional watch speaks of. */
export interface DemoWatch {
  maude: string;
  etienne: string;
  karim: string;
  sylvie: string;
  topics: { lungImmunotherapy: string; breastAdjuvant: string; glp1: string; atrialFibrillation: string };
  products: { boreolix: string; karvonix: string; glycephare: string; cardivonne: string };
}

const strategy = (n: number): string => `01900000-0000-7000-8000-0000009000${String(n).padStart(2, '0')}`;
/** The one that maude has triaged for weeks, so that it is ranked. */
export const TRIAGED = strategy(7);
const MORNINGS = '0 6 * * *';

/** What the demonstration's people watch. */
export const demoStrategies = ({ maude, etienne, karim, sylvie, topics, products }: DemoWatch): (CreateStrategy & { id: string; ownerId: string })[] => [
  {
    ...{ id: strategy(1), ownerId: maude, name: 'Boréolimab, tous les signaux', query: 'boreolimab OR boréolix', pubmedQuery: 'boreolimab[tiab]' },
    ...{ topicId: topics.lungImmunotherapy, productId: products.boreolix, therapeuticArea: 'oncology', schedule: MORNINGS, recipients: [karim, sylvie], enabled: true },
  },
  {
    ...{ id: strategy(2), ownerId: maude, name: 'Toxicités immunitaires et biomarqueurs', query: '(toxicit* ET immun*) OU pneumonit* OU "biomarker testing"' },
    ...{ therapeuticArea: 'oncology', schedule: MORNINGS, recipients: [], enabled: true },
  },
  {
    ...{ id: strategy(3), ownerId: karim, name: 'Cancer du sein, traitement adjuvant', query: '"breast cancer" AND (karvonib OR adjuvant)' },
    ...{ topicId: topics.breastAdjuvant, productId: products.karvonix, therapeuticArea: 'oncology', schedule: MORNINGS, recipients: [maude], enabled: true },
  },
  {
    ...{ id: strategy(4), ownerId: etienne, name: 'GLP-1 et rein', query: '("GLP-1" OR glycephare) AND (kidney OR rein OR rénal*)' },
    ...{ topicId: topics.glp1, productId: products.glycephare, therapeuticArea: 'diabetes', schedule: MORNINGS, recipients: [], enabled: true },
  },
  {
    ...{ id: strategy(5), ownerId: karim, name: 'Nos produits dans les avis officiels', query: 'boréolix OR karvonix OR cardivonne OR glycephare OR glucosentier' },
    ...{ productId: products.cardivonne, schedule: MORNINGS, recipients: [maude, etienne, sylvie], enabled: true },
  },
  {
    ...{ id: strategy(6), ownerId: etienne, name: 'Fibrillation auriculaire', query: '"atrial fibrillation" OR "fibrillation auriculaire"' },
    ...{ topicId: topics.atrialFibrillation, therapeuticArea: 'cardiology', schedule: MORNINGS, recipients: [maude], enabled: true },
  },
  {
    ...{ id: TRIAGED, ownerId: maude, name: 'Inhibition des points de contrôle en pratique', query: '"checkpoint inhibition"' },
    ...{ therapeuticArea: 'oncology', schedule: MORNINGS, recipients: [], enabled: true },
  },
];
