import { defineService } from '@liaison/messaging';
import { Indication } from './indications/indication.entity.js';
import { IndicationsModule } from './indications/indications.module.js';
import { migrations } from './migrations/index.js';
import { personalData } from './personal-data.js';
import { Product } from './products/product.entity.js';
import { ProductsModule } from './products/products.module.js';

/** Products, procedures and technologies on their way into care, and what their labels say. */
export const pathways = defineService({
  name: 'pathways',
  resources: ['products', 'indications'],
  features: [ProductsModule, IndicationsModule],
  entities: [Product, Indication],
  migrations,
  personalData,
});
