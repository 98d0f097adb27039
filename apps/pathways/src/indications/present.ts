import type { IndicationView } from './indication.dto.js';
import { dayOf, type Indication } from './indication.entity.js';

/** An indication as the API shows it and the audit keeps it, its status being that of today. */
export const presentIndication = (indication: Indication, now: Date): IndicationView => ({
  id: indication.id,
  version: indication.version,
  productId: indication.productId,
  label: { fr: indication.labelFr, en: indication.labelEn },
  therapeuticArea: indication.therapeuticArea,
  authorization: indication.authorization,
  status: indication.statusOn(dayOf(now)),
  validFrom: indication.validFrom,
  validTo: indication.validTo,
  sourceUrl: indication.sourceUrl,
  createdAt: indication.createdAt.toISOString(),
  updatedAt: indication.updatedAt.toISOString(),
  voidedAt: indication.voidedAt?.toISOString() ?? null,
});
