import type { Item } from '../matching/item.js';
import type { SignalReason, SubjectKind } from '../signals/reasons.js';

/** A record that has come in, as it now stands here. */
export interface Arrival {
  kind: SubjectKind;
  id: string;
  title: string;
  /** `same`: it said nothing new. */
  news: 'fresh' | 'updated' | 'same';
  /** What strategies are held against. */
  item: Item;
  /** It is a notice about a work that is known here: the signal is that work's. */
  aboutAnother?: boolean;
  /** It is older than what its source was first looked at for. */
  old?: boolean;
  /** It is worth a look whatever strategies ask for: a person has to say what it means. */
  always?: boolean;
  /** What has happened to it that is worth a signal of its own. */
  happenings: Happening[];
}

export interface Happening {
  reason: SignalReason;
  /** Tells two of one reason apart; the same again is the same. */
  occasion: string;
}
