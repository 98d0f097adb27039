import { productChanged } from '@liaison/contracts';
import { react } from '@liaison/messaging';
import { ProductSeen } from './seen.entity.js';

export const onProductChanged = react(productChanged, async (tx, { version, facts, personal }) => {
  if (!personal) return;
  await tx.upsert(
    ProductSeen,
    { id: facts.productId, version, kind: facts.kind, nameFr: personal.nameFr, nameEn: personal.nameEn, voided: facts.voided },
    { key: ['id'], newerBy: 'version' },
  );
});
