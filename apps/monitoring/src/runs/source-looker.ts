import { Injectable } from '@nestjs/common';
import type { Ended, Step } from '../adapters/adapter.js';
import { adapters } from '../adapters/adapters.js';
import { completed } from '../adapters/settings.js';
import { Http } from '../fetching/http.js';
import type { Page } from '../intake/intake.js';
import { readDocument } from '../reading/read.js';
import type { Entry } from '../records/entry.js';
import type { Failure } from '../sources/source.entity.js';
import { Looker, type Look, type Stopped } from './looker.js';

/** Entries that are kept in one unit of work. */
const BATCH = 200;

/** Asks a source by its adapter, and reads what it answers in a thread of its own. */
@Injectable()
export class SourceLooker extends Looker {
  constructor(private readonly http: Http) {
    super();
  }

  async *look({ source, apiKey, query, from, to, first, state, urgent }: Look, signal: AbortSignal): AsyncGenerator<Page, Stopped | null> {
    const adapter = adapters[source.kind];
    const said = completed(adapter.settings, source.settings);
    if ('wrong' in said) return { kind: 'failed', failure: { code: 'settings', message: said.wrong[0]!.message } };
    const steps = adapter.fetchSince({ settings: said.settings, apiKey, query, from, to, state, urgent, signal }, this.http);
    // What such a source has had for long is no news because we begin to look.
    const about = { origin: source.kind, ...(first && adapter.whole && { newsSince: from }) };
    let kept = state;
    for (;;) {
      const { value, done } = await steps.next();
      if (done) return stoppedBy(value);
      const failure = yield* pagesOf(value, about, kept);
      if (failure) return { kind: 'failed', failure };
      kept = value.state;
    }
  }
}

/**
 * What a step says, a batch at a time; only with the last of them it is done with.
 * @returns why nothing at all could be read of its document: then it is to be asked again
 */
async function* pagesOf(step: Step, about: Pick<Page, 'origin' | 'newsSince'>, before: Record<string, unknown>): AsyncGenerator<Page, Failure | null> {
  let waiting: Entry[] = [...(step.entries ?? [])];
  let read = 0;
  if (step.document && step.format)
    for await (const entries of readDocument(step.format, step.document)) {
      const [first] = entries;
      if (read === 0 && first?.kind === 'refused' && first.whole) return { code: first.refusal.code, message: first.refusal.message };
      read += entries.length;
      waiting.push(...entries);
      while (waiting.length > BATCH) {
        yield { ...about, entries: waiting.slice(0, BATCH), state: before, hits: step.hits };
        waiting = waiting.slice(BATCH);
      }
    }
  yield { ...about, entries: waiting, state: step.state, hits: step.hits, movedTo: step.movedTo, restUntil: step.restUntil };
  return null;
}

function stoppedBy(ended: Ended): Stopped | null {
  switch (ended?.kind) {
    case undefined:
      return null;
    case 'gone':
      return { kind: 'gone', failure: { code: 'gone', message: { fr: 'La source dit qu’elle n’existe plus et ne souhaite plus être consultée.', en: 'The source says that it exists no more and wishes not to be asked again.' } } };
    case 'later':
      return { kind: 'later', until: ended.until, failure: { code: 'asked-to-wait', message: { fr: 'La source a demandé d’attendre.', en: 'The source has asked to wait.' } } };
    case 'failed':
      return { kind: 'failed', failure: { code: ended.code, message: ended.message } };
  }
}
