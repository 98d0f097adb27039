/** The id of a demo product leaves its last two digits to its indications. */
const product = (n: number): string => `01900000-0000-7000-8000-00000070${String(n).padStart(2, '0')}00`;

/** The fictional products, so that other demo data can speak of them. */
export const demoProducts = {
  boreolix: product(1),
  karvonix: product(2),
  rhumaliv: product(3),
  cardivonne: product(4),
  neuroclaire: product(5),
  respirenne: product(6),
  enzymalis: product(7),
  glycephare: product(8),
  glucosentier: product(9),
  vigieEcg: product(10),
  omegalune: product(11),
  pulsedFieldAblation: product(12),
} as const;

/** @param n the place of the indication in its product's list, from 1 */
export const demoIndicationId = (productId: string, n: number): string => `${productId.slice(0, -2)}${String(n).padStart(2, '0')}`;
