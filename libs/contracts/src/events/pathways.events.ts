import { event } from '../event.js';
import { code, date, flag, id, list, maybe, oneOf, personal, record } from '../shapes.js';

export const productKinds = ['drug', 'biologic', 'device', 'software', 'natural_health_product', 'procedure'] as const;

export const productChanged = event('product.changed.v1', {
  producers: ['pathways'],
  kind: 'state',
  facts: {
    productId: id,
    kind: oneOf(...productKinds),
    identifiers: list(record({ system: oneOf('DIN', 'NPN', 'MDL'), value: code })),
    indications: list(record({ indicationId: id, therapeuticArea: maybe(code), from: date, to: maybe(date) })),
    voided: flag,
  },
  personal: { nameFr: personal<string>('text'), nameEn: personal<string>('text') },
});
