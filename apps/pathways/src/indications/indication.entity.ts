import { DateTime } from 'luxon';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Problem, refused } from '@liaison/platform';

const ZONE = 'America/Toronto';

/** Under what the use is authorized: notice of compliance, with conditions, or another act such as a licence. */
export const authorizations = ['noc', 'noc_c', 'other'] as const;
/** Where a day stands in relation to the period of the label. */
export const labelStatuses = ['not_yet_on_label', 'on_label', 'no_longer_on_label'] as const;

/** A use for which a product is authorized, in the words of its label, from one day to another. */
@Entity('indications')
export class Indication {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('uuid', { name: 'product_id' }) productId: string;
  @Column('text', { name: 'label_fr' }) labelFr: string;
  @Column('text', { name: 'label_en' }) labelEn: string;
  @Column('text', { name: 'therapeutic_area', nullable: true }) therapeuticArea: string | null;
  @Column('text') authorization: (typeof authorizations)[number];
  @Column('date', { name: 'valid_from' }) validFrom: string;
  /** The last day; null while the label stands. */
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
  @Column('text', { name: 'source_url', nullable: true }) sourceUrl: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('timestamptz', { name: 'voided_at', nullable: true }) voidedAt: Date | null;

  /** @param day YYYY-MM-DD; both ends of the period belong to it */
  statusOn(day: string): (typeof labelStatuses)[number] {
    if (day < this.validFrom) return 'not_yet_on_label';
    return this.validTo !== null && day > this.validTo ? 'no_longer_on_label' : 'on_label';
  }

  void(now: Date): Partial<Indication> {
    this.mustBeInUse();
    return { voidedAt: now };
  }

  restore(): Partial<Indication> {
    if (this.voidedAt) return { voidedAt: null };
    throw new Problem('conflict', { fr: 'Cette indication n’est pas retirée.', en: 'This indication is not voided.' });
  }

  mustBeInUse(): void {
    if (!this.voidedAt) return;
    throw new Problem('conflict', {
      fr: 'Cette indication a été retirée; rétablissez-la d’abord.',
      en: 'This indication has been voided; restore it first.',
    });
  }
}

/** The calendar day of an instant in Toronto. */
export const dayOf = (instant: Date): string => DateTime.fromJSDate(instant, { zone: ZONE }).toISODate()!;

export function assertPeriod(validFrom: string, validTo: string | null): void {
  if (validTo !== null && validTo < validFrom)
    throw refused('validTo', 'before-start', { fr: 'La fin précède le début.', en: 'The end is before the start.' });
}

/** A page that readers will be sent to: a whole address, and none that hides its host behind a name and password. */
export function assertSource(sourceUrl: string | null): void {
  if (sourceUrl === null) return;
  const url = URL.canParse(sourceUrl) ? new URL(sourceUrl) : null;
  if (url && ['http:', 'https:'].includes(url.protocol) && !url.username && !url.password) return;
  throw refused('sourceUrl', 'not-a-link', {
    fr: 'Une adresse http ou https complète est attendue, sans nom ni mot de passe.',
    en: 'A whole http or https address is expected, without a name or password.',
  });
}
