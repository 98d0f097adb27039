/** A notice, as its source has published it. */
export const notices = {
  said: 'Ce que dit l’avis',
  products: 'Produits',
  productIds: 'Identifiants des produits',
  ingredients: 'Ingrédients médicinaux',
  issuer: 'Émetteur',
  authors: 'Auteurs',
  categories: 'Catégories',
  publishedOn: 'Publié le',
  updatedOn: 'Mis à jour le',
  source: 'Source',
  seenOn: 'Vu la première fois',
};
