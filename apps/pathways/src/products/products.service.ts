import { Injectable } from '@nestjs/common';
import { newId } from '@liaison/contracts';
import { notFound, staleVersion, type Tx } from '@liaison/platform';
import { announceProduct } from './announce.js';
import { assertIdentifiers, claimIdentifiers, releaseIdentifiers } from './identifiers.js';
import { presentProduct } from './present.js';
import type { CreateProduct, ReplaceProduct } from './product.dto.js';
import { Product } from './product.entity.js';

/** The domain's verbs for products. */
@Injectable()
export class ProductsService {
  async create(tx: Tx, input: CreateProduct): Promise<Product> {
    const id = (input.id ?? newId()).toLowerCase();
    const product = Object.assign(new Product(), { id, version: 1, ...columnsOf(input), createdAt: tx.now, updatedAt: tx.now, voidedAt: null });
    tx.insert(Product, product);
    await claimIdentifiers(tx, id, product.identifiers);
    tx.audit({ resource: 'product', resourceId: id, after: presentProduct(product) });
    await announceProduct(tx, product);
    return product;
  }

  async get(tx: Tx, id: string): Promise<Product> {
    return (await (await tx.reading(Product)).findOneBy({ id })) ?? Promise.reject(notFound());
  }

  /** Puts new values in the place of all fields. */
  replace(tx: Tx, id: string, version: number, input: ReplaceProduct): Promise<Product> {
    return this.#change(tx, id, version, (product) => {
      product.mustBeInUse();
      return columnsOf(input);
    });
  }

  /** Takes a product, and its indications with it, out of lists. It can be restored. */
  void(tx: Tx, id: string, version: number): Promise<Product> {
    return this.#change(tx, id, version, (product) => product.void(tx.now));
  }

  /** @throws Problem `already-exists` when another product has taken one of its identifiers meanwhile */
  restore(tx: Tx, id: string, version: number): Promise<Product> {
    return this.#change(tx, id, version, (product) => product.restore());
  }

  async #change(tx: Tx, id: string, version: number, how: (product: Product) => Partial<Product>): Promise<Product> {
    const before = await this.get(tx, id);
    if (before.version !== version) throw staleVersion(before.version);
    const changes = how(before);
    await tx.update(Product, before, changes);
    const after = Object.assign(new Product(), before, changes, { version: version + 1, updatedAt: tx.now });
    await releaseIdentifiers(tx, id);
    if (!after.voidedAt) await claimIdentifiers(tx, id, after.identifiers);
    tx.audit({ resource: 'product', resourceId: id, before: presentProduct(before), after: presentProduct(after) });
    await announceProduct(tx, after);
    return after;
  }
}

function columnsOf(input: ReplaceProduct) {
  const identifiers = input.identifiers ?? [];
  assertIdentifiers(identifiers);
  return {
    kind: input.kind,
    nameFr: input.name.fr,
    nameEn: input.name.en,
    genericNameFr: input.genericName?.fr ?? null,
    genericNameEn: input.genericName?.en ?? null,
    manufacturer: input.manufacturer ?? null,
    therapeuticArea: input.therapeuticArea ?? null,
    identifiers,
  };
}
