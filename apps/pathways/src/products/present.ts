import type { ProductView } from './product.dto.js';
import type { Product } from './product.entity.js';

/** A product as the API shows it and the audit keeps it. */
export const presentProduct = (product: Product): ProductView => ({
  id: product.id,
  version: product.version,
  kind: product.kind,
  name: { fr: product.nameFr, en: product.nameEn },
  genericName: product.genericNameFr !== null && product.genericNameEn !== null ? { fr: product.genericNameFr, en: product.genericNameEn } : null,
  manufacturer: product.manufacturer,
  therapeuticArea: product.therapeuticArea,
  identifiers: product.identifiers.map(({ system, value }) => ({ system, value })),
  createdAt: product.createdAt.toISOString(),
  updatedAt: product.updatedAt.toISOString(),
  voidedAt: product.voidedAt?.toISOString() ?? null,
});
