/** A notice, as its source has published it. */
export const notices = {
  said: 'What the notice says',
  products: 'Products',
  productIds: 'Identifiers of the products',
  ingredients: 'Medicinal ingredients',
  issuer: 'Issuer',
  authors: 'Authors',
  categories: 'Categories',
  publishedOn: 'Published on',
  updatedOn: 'Updated on',
  source: 'Published by the source',
  seenOn: 'First seen',
};
