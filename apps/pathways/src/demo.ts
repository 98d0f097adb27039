import { DateTime } from 'luxon';
import { system, type UnitOfWork } from '@liaison/platform';
import { demoCatalogue } from './demo/catalogue.js';
import { demoIndicationId } from './demo/ids.js';
import { dayOf } from './indications/indication.entity.js';
import { IndicationsService } from './indications/indications.service.js';
import { Product } from './products/product.entity.js';
import { ProductsService } from './products/products.service.js';

/**
 * Fills an empty catalogue with fictional products. Each comes with its indications in one unit of
 * work, so that a product that is there is whole, and a second run changes nothing.
 * @param today the periods of the labels lie around it
 */
export async function seedDemo(work: UnitOfWork, today: Date): Promise<void> {
  const products = new ProductsService();
  const indications = new IndicationsService();
  const dayAt = (days: number) => DateTime.fromISO(dayOf(today)).plus({ days }).toISODate()!;
  for (const { indications: labels, ...product } of demoCatalogue)
    await work.asSystem(system('demo'), async (tx) => {
      if (await (await tx.reading(Product)).exists({ where: { id: product.id } })) return;
      await products.create(tx, product);
      for (const [i, { fromDay, toDay, ...label }] of labels.entries())
        await indications.create(tx, {
          ...label,
          id: demoIndicationId(product.id, i + 1),
          productId: product.id,
          validFrom: dayAt(fromDay),
          ...(toDay !== undefined && { validTo: dayAt(toDay) }),
        });
    });
}
