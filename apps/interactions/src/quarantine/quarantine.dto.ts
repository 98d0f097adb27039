import { BatchItem, field, omit, PageQuery } from '@liaison/platform';
import { statuses } from './held-write.entity.js';

/** Five parts in base64url: the compact form of RFC 7516. */
const SEALED = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
const PARCELS_AT_MOST = 200;
/** A body of 1 MB holds it, with its envelope. */
const SEALED_AT_MOST = 1_000_000;
const resources = ['interactions', 'commitments', 'adverse-events', 'stakeholders'] as const;

/** In which meeting an adverse event was heard. */
export class HeardIn {
  @field.id({ nullable: true }) interactionId: string | null;
  @field.id({ nullable: true }) attendeeId: string | null;
}

/** What a device seals: an item as it would have sent it, and when it was written. */
export class SealedWrite extends omit(BatchItem, 'dependsOn') {
  @field.oneOf(resources) resource: (typeof resources)[number];
  @field.instant({ optional: true, description: 'By the clock of the device.' }) writtenAt?: string;
  @field.object(() => HeardIn, { optional: true }) heardIn?: HeardIn;
}

export class Parcel {
  @field.id({ description: 'Made by the device. Sent again, it is held once.' }) id: string;
  @field.text({ max: SEALED_AT_MOST, pattern: SEALED, description: 'JWE, compact, ECDH-ES with A256GCM, under the key of `/quarantine/key`.' }) sealed: string;
}

export class SendToQuarantine {
  @field.list(() => Parcel, { max: PARCELS_AT_MOST }) parcels: Parcel[];
}

export class HeldParcel {
  @field.id() id: string;
}

export class Received {
  @field.list(() => HeldParcel, { max: PARCELS_AT_MOST, description: 'Held now: the device may forget them.' }) items: HeldParcel[];
}

/** RFC 7517. */
export class SealingKey {
  @field.text({ max: 10 }) kty: string;
  @field.text({ max: 10 }) crv: string;
  @field.text({ max: 100 }) x: string;
  @field.text({ max: 100 }) y: string;
  @field.text({ max: 100 }) kid: string;
  @field.text({ max: 20 }) alg: string;
  @field.text({ max: 10 }) use: string;
}

export class QuarantineQuery extends PageQuery {
  @field.oneOf(statuses, { optional: true, description: '`waiting` unless told.' }) status?: (typeof statuses)[number];
  @field.id({ optional: true }) authorId?: string;
}

export class HeldView {
  @field.id() id: string;
  @field.integer({ min: 1, max: 2_147_483_647 }) version: number;
  @field.id({ description: 'Whose device sent it.' }) authorId: string;
  @field.text({ max: 300, nullable: true }) authorName: string | null;
  @field.flag({ description: 'False: nobody can open it.' }) legible: boolean;
  @field.oneOf(resources, { nullable: true }) resource: string | null;
  @field.code({ nullable: true }) method: string | null;
  @field.code({ nullable: true }) part: string | null;
  @field.id({ nullable: true }) recordId: string | null;
  @field.instant({ nullable: true }) writtenAt: string | null;
  @field.instant() receivedAt: string;
  @field.oneOf(statuses) status: string;
  @field.code({ nullable: true, description: 'An error code: it was released, and could not be done.' }) refusal: string | null;
  @field.id({ nullable: true }) decidedBy: string | null;
  @field.instant({ nullable: true }) decidedAt: string | null;
  @field.text({ max: 1_000, lines: true, nullable: true }) reason: string | null;
}

/** Opened: what was written. */
export class OpenedView extends HeldView {
  @field.json({ nullable: true, description: 'The body of the request; null when it cannot be opened, or has been erased.' }) body: object | null;
}

export class HeldPage {
  @field.list(() => HeldView, { max: 200 }) items: HeldView[];
  @field.text({ max: 4_000, nullable: true }) nextCursor: string | null;
}

export class ReleaseWrite {
  @field.integer({ min: 1, max: 2_147_483_647, optional: true, description: 'The version of the record over which it is to be done, when it has changed since.' }) ifMatch?: number;
  @field.text({ max: 1_000, lines: true, optional: true }) reason?: string;
}

export class RejectWrite {
  @field.text({ max: 1_000, lines: true }) reason: string;
}
