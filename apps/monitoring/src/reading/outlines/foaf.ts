import type { Entry } from '../../records/entry.js';
import { oneLine, plainText } from '../plain-text.js';
import { outlineOf } from './outline.js';

interface Feed {
  title?: string;
  feedUrl: string;
  siteUrl?: string;
  folders: string[];
}

/** An agent or a group around feeds; its name may come after them. */
interface Frame {
  kind: string;
  name?: string;
  feeds: Feed[];
}

/** Feeds as FOAF says them: the agent's weblog is a document, and see also its channel. */
export class FoafFeeds {
  private readonly frames: Frame[] = [];
  private readonly within: string[] = [];
  private siteUrl: string | undefined;
  private count = 0;

  constructor(private readonly give: (entry: Entry) => void) {}

  open(name: string, { about }: Record<string, string>): void {
    this.within.push(name);
    if (name === 'agent' || name === 'person' || name === 'group') this.frames.push({ kind: name, feeds: [] });
    if (name === 'document') this.siteUrl = about;
    const frame = this.frames.at(-1);
    if (name === 'channel' && frame !== undefined && (about ?? '').trim() !== '') frame.feeds.push({ feedUrl: about!, siteUrl: this.siteUrl, folders: [] });
  }

  text(said: string): void {
    const frame = this.frames.at(-1);
    if (frame !== undefined && this.within.at(-1) === 'name') frame.name = oneLine(plainText(said)) || frame.name;
  }

  close(name: string): void {
    this.within.pop();
    if (this.frames.at(-1)?.kind !== name) return;
    const { kind, name: called, feeds } = this.frames.pop()!;
    for (const feed of feeds) {
      if (kind === 'group') feed.folders.unshift(...(called === undefined ? [] : [called]));
      else feed.title ??= called;
    }
    const around = this.frames.at(-1);
    if (around !== undefined) around.feeds.push(...feeds);
    else for (const feed of feeds) this.give(outlineOf({ title: feed.title, feedUrl: feed.feedUrl, siteUrl: feed.siteUrl, folders: feed.folders }, ++this.count));
  }
}
