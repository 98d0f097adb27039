import { api, read, type Schemas } from '../api/client.js';
import { queries } from './queries.js';

export type ListedFeed = Schemas['ListedFeed'];

/** The largest file that one request takes, as base64. */
export const LIST_BYTES = 700_000;

/** A file as it travels: its bytes say themselves how they are to be read. */
export async function contentOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

/** What would become of each line of a list; nothing is written. */
export const previewList = async (content: string): Promise<ListedFeed[]> => (await read(api.POST('/api/v1/source-lists/previews', { body: { content } }))).items;

/** Makes sources, disabled, of the feeds that are wanted. */
export async function bringList(content: string, wanted: string[]): Promise<ListedFeed[]> {
  const { items } = await read(api.POST('/api/v1/source-lists', { body: { content, only: wanted.map((feedUrl) => ({ feedUrl })) } }));
  await queries.invalidateQueries({ queryKey: ['sources'] });
  return items;
}
