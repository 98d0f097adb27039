import { Plain } from './error-words.js';

/** Waits for work no longer than this; what it does afterwards is its own affair. */
export async function withinMs<T>(ms: number, work: Promise<T>, what = 'the answer'): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Plain(`${what} did not come within ${ms} ms`)), ms);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
