import { impersonal, type Holding } from '@liaison/platform';

/** The personal-data registry of this service: it speaks of products, never of a person. */
export const personalData: Holding[] = [
  impersonal('products', 'the catalogue: drugs, devices, software and procedures'),
  impersonal('product_identifiers', 'which product carries a DIN, NPN or MDL today'),
  impersonal('indications', 'what products are authorized for, and since when'),
];
