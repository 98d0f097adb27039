import type { Entry } from '../../records/entry.js';
import type { Notice, NoticeKind } from '../../records/notice.js';

/** A notice about which nothing more is known than what it is. */
export const blankNotice = (kind: NoticeKind, externalId: string, title: string): Notice => ({
  kind,
  externalId,
  title,
  authors: [],
  categories: [],
  products: [],
  productIds: [],
  flags: [],
});

export const noticeEntry = (notice: Notice): Entry => ({ kind: 'notice', notice });

/** `Type II` of health products, `Class 2` of food, `Catégorie II`: one scale. */
export function recallClassOf(said: string | undefined): 1 | 2 | 3 | undefined {
  const level = /\b(III|II|I|3|2|1)\b/i.exec(said ?? '')?.[1]?.toUpperCase();
  return level === undefined ? undefined : ({ I: 1, II: 2, III: 3, 1: 1, 2: 2, 3: 3 } as const)[level as 'I'];
}
