import { IsNull } from 'typeorm';
import { productChanged } from '@liaison/contracts';
import { publish } from '@liaison/messaging';
import type { Tx } from '@liaison/platform';
import { Indication } from '../indications/indication.entity.js';
import { Product } from './product.entity.js';

/**
 * A product, held until the unit of work ends. Whoever changes it or one of its indications holds it
 * first, so that what is told of it is complete and its versions follow each other.
 */
export async function holdProduct(tx: Tx, id: string): Promise<Product | null> {
  await tx.query('SELECT FROM products WHERE id = $1 FOR UPDATE', [id]);
  return (await tx.reading(Product)).findOneBy({ id });
}

/** Counts a product's version up because an indication of it has changed, and tells the suite. */
export async function productTouched(tx: Tx, held: Product): Promise<void> {
  const version = await tx.update(Product, held, {});
  await announceProduct(tx, Object.assign(new Product(), held, { version, updatedAt: tx.now }));
}

/** Tells the suite how a product stands now, with its indications but for the voided ones. */
export async function announceProduct(tx: Tx, product: Product): Promise<void> {
  const indications = await (await tx.reading(Indication)).find({
    where: { productId: product.id, voidedAt: IsNull() },
    order: { validFrom: 'ASC', id: 'ASC' },
  });
  publish(tx, productChanged, {
    aggregateId: product.id,
    version: product.version,
    facts: {
      productId: product.id,
      kind: product.kind,
      identifiers: product.identifiers.map(({ system, value }) => ({ system, value })),
      indications: indications.map(({ id, therapeuticArea, validFrom, validTo }) => ({
        indicationId: id,
        // An indication that names no area is of its product's.
        therapeuticArea: therapeuticArea ?? product.therapeuticArea,
        from: validFrom,
        to: validTo,
      })),
      voided: product.voidedAt !== null,
    },
    personal: { nameFr: product.nameFr, nameEn: product.nameEn },
    subjectIds: [product.id],
  });
}
