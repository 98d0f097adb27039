import { Injectable } from '@nestjs/common';
import { newId } from '@liaison/contracts';
import { notFound, refused, staleVersion, type Tx } from '@liaison/platform';
import { holdProduct, productTouched } from '../products/announce.js';
import type { CreateIndication, ReplaceIndication } from './indication.dto.js';
import { assertPeriod, assertSource, Indication } from './indication.entity.js';
import { presentIndication } from './present.js';

/** The domain's verbs for indications. Each of them is a change of the product too: its version counts up. */
@Injectable()
export class IndicationsService {
  async create(tx: Tx, input: CreateIndication): Promise<Indication> {
    const columns = columnsOf(input);
    const product = await holdProduct(tx, input.productId);
    if (!product) throw refused('productId', 'unknown-product', { fr: 'Ce produit n’existe pas.', en: 'There is no such product.' });
    product.mustBeInUse();
    const id = (input.id ?? newId()).toLowerCase();
    const indication = Object.assign(new Indication(), {
      id,
      version: 1,
      productId: product.id,
      ...columns,
      createdAt: tx.now,
      updatedAt: tx.now,
      voidedAt: null,
    });
    tx.insert(Indication, indication);
    tx.audit({ resource: 'indication', resourceId: id, after: presentIndication(indication, tx.now) });
    await productTouched(tx, product);
    return indication;
  }

  async get(tx: Tx, id: string): Promise<Indication> {
    return (await (await tx.reading(Indication)).findOneBy({ id })) ?? Promise.reject(notFound());
  }

  /** Puts new values in the place of all fields. */
  replace(tx: Tx, id: string, version: number, input: ReplaceIndication): Promise<Indication> {
    return this.#change(tx, id, version, (indication) => {
      indication.mustBeInUse();
      if (input.productId && input.productId.toLowerCase() !== indication.productId)
        throw refused('productId', 'fixed', {
          fr: 'Une indication reste à son produit.',
          en: 'An indication stays with its product.',
        });
      return columnsOf(input);
    });
  }

  /** Takes an indication out of lists and of what is told of its product. It can be restored. */
  void(tx: Tx, id: string, version: number): Promise<Indication> {
    return this.#change(tx, id, version, (indication) => indication.void(tx.now));
  }

  restore(tx: Tx, id: string, version: number): Promise<Indication> {
    return this.#change(tx, id, version, (indication) => indication.restore());
  }

  async #change(tx: Tx, id: string, version: number, how: (indication: Indication) => Partial<Indication>): Promise<Indication> {
    const before = await this.get(tx, id);
    if (before.version !== version) throw staleVersion(before.version);
    const product = (await holdProduct(tx, before.productId))!;
    product.mustBeInUse();
    const changes = how(before);
    await tx.update(Indication, before, changes);
    const after = Object.assign(new Indication(), before, changes, { version: version + 1, updatedAt: tx.now });
    tx.audit({ resource: 'indication', resourceId: id, before: presentIndication(before, tx.now), after: presentIndication(after, tx.now) });
    await productTouched(tx, product);
    return after;
  }
}

function columnsOf(input: ReplaceIndication) {
  const validTo = input.validTo ?? null;
  const sourceUrl = input.sourceUrl ?? null;
  assertPeriod(input.validFrom, validTo);
  assertSource(sourceUrl);
  return {
    labelFr: input.label.fr,
    labelEn: input.label.en,
    therapeuticArea: input.therapeuticArea ?? null,
    authorization: input.authorization,
    validFrom: input.validFrom,
    validTo,
    sourceUrl,
  };
}
