import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { productKinds } from '@liaison/contracts';
import { Problem } from '@liaison/platform';
import type { Identifier } from './identifiers.js';

/** Something that a patient may be treated with or cared for by. `software` includes artificial intelligence. */
@Entity('products')
export class Product {
  @PrimaryColumn('uuid') id: string;
  /** Counts changes of the product and of its indications: it orders what is told of both. */
  @VersionColumn() version: number;
  @Column('text') kind: (typeof productKinds)[number];
  /** The brand name; of what has none, such as a procedure, the name in use. */
  @Column('text', { name: 'name_fr' }) nameFr: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
  /** The generic name: of a drug its proper or common name. */
  @Column('text', { name: 'generic_name_fr', nullable: true }) genericNameFr: string | null;
  @Column('text', { name: 'generic_name_en', nullable: true }) genericNameEn: string | null;
  @Column('text', { nullable: true }) manufacturer: string | null;
  @Column('text', { name: 'therapeutic_area', nullable: true }) therapeuticArea: string | null;
  @Column('jsonb') identifiers: Identifier[];
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('timestamptz', { name: 'voided_at', nullable: true }) voidedAt: Date | null;

  void(now: Date): Partial<Product> {
    this.mustBeInUse();
    return { voidedAt: now };
  }

  restore(): Partial<Product> {
    if (this.voidedAt) return { voidedAt: null };
    throw new Problem('conflict', { fr: 'Ce produit n’est pas retiré.', en: 'This product is not voided.' });
  }

  mustBeInUse(): void {
    if (!this.voidedAt) return;
    throw new Problem('conflict', {
      fr: 'Ce produit a été retiré; rétablissez-le d’abord.',
      en: 'This product has been voided; restore it first.',
    });
  }
}
