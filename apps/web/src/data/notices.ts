import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.js';

export type Notice = Schemas['NoticeView'];

/** Of what a source has published, what its page shows. */
export interface Published {
  summary?: string;
  language?: string;
  authors: string[];
  issuer?: string;
  categories: string[];
  products: string[];
  productIds: { system: string; value: string }[];
  ingredients?: string[];
  updatedOn?: string;
}

export const publishedOf = ({ record }: Notice): Published => record as unknown as Published;

export const noticeQuery = (id: string) => queryOptions({ queryKey: ['notices', id], queryFn: () => read(api.GET('/api/v1/notices/{id}', { params: { path: { id } } })) });
