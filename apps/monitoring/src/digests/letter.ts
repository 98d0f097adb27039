import type { DigestPreference } from './digest.entity.js';
import { document, escaped, link } from './html.js';
import { letterWords, type LetterWords } from './letter-words.js';
import type { News, Shown } from './news.js';
import type { Section } from './sections.js';

/** What a digest is made of. */
export interface Told {
  language: 'fr' | 'en';
  preference: DigestPreference;
  sections: Section[];
  shown: Map<string, Shown>;
  count: number;
  retractions: number;
  missed: number;
  /** Where the app is. */
  app: string;
  /** Where the reader's mail program stops it for them. */
  unsubscribe: string;
}

export interface Worded {
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/** The decisions that a mail offers. Its links only open the app: programs that follow them decide nothing. */
const DECISIONS = ['kept', 'dismissed', 'snoozed'] as const;
const LONGEST_TITLE = 300;
const WORDS_AT_MOST = 4;

/** Puts a digest into words, as text and as HTML that say the same. */
export function letterOf(told: Told): Worded {
  const words = letterWords[told.language];
  const subject = words.subject(told.count, told.retractions);
  const settings = `${told.app}/settings`;
  const stop = `${settings}?digest=off`;
  const foot = [words.confirmed, words.reader(told.preference)];
  const opening = [words.intro(told.count), ...(told.missed > 0 ? [words.missed(told.missed)] : [])];
  const sections = told.sections.map((section) => sectionWords(told, words, section));
  return {
    subject,
    text: [
      ...opening,
      ...sections.flatMap(({ title, items, others }) => [
        `\n${title}\n${'='.repeat(Math.min(title.length, 60))}`,
        ...items.map(({ marks, title, from, why, href, decisions }) => ['', [...marks, title].join(' · '), from, why, href, ...decisions.map((one) => words.named(one.name, one.href))].filter((line) => line !== null).join('\n')),
        ...(others ? [`\n${words.named(others.text, others.href)}`] : []),
      ]),
      `\n${words.named(words.all, `${told.app}/signals`)}\n`,
      ...foot,
      words.named(words.change, settings),
      words.named(words.stop, stop),
    ].join('\n'),
    html: document(
      told.language,
      subject,
      [
        `<h1 style="font-size:22px;margin:0 0 8px">${escaped(words.title)}</h1>`,
        ...opening.map(paragraph),
        ...sections.map((section) => sectionHtml(words, section)),
        `<p>${link(`${told.app}/signals`, words.all)}</p>`,
        '<hr style="border:0;border-top:1px solid #c9d3d8;margin:24px 0 12px">',
        ...foot.map(small),
        `<p style="font-size:14px;margin:0">${link(settings, words.change)} · ${link(stop, words.stop)}</p>`,
      ].join('\n'),
    ),
    headers: { 'List-Unsubscribe': `<${told.unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'List-Id': 'Liaison <digest.liaison>' },
  };
}

interface SectionWords {
  title: string;
  items: ItemWords[];
  others: { text: string; href: string } | null;
}

interface ItemWords {
  marks: string[];
  title: string;
  href: string;
  from: string | null;
  why: string | null;
  decisions: { name: string; href: string }[];
}

function sectionWords(told: Told, words: LetterWords, { because, strategy, shown, others }: Section): SectionWords {
  const more = strategy ? `${told.app}/signals?strategyId=${strategy.id}` : `${told.app}/signals`;
  return {
    title: strategy ? plain(strategy.name) : words.sections[because as 'assigned'],
    items: shown.map((one) => itemWords(told, words, one, told.shown.get(one.id)!)),
    others: others > 0 ? { text: words.others(others), href: more } : null,
  };
}

function itemWords({ app }: Told, words: LetterWords, { id, reason, strategies }: News, { subject, terms }: Shown): ItemWords {
  const href = `${app}/signals?signal=${id}`;
  const marks = [words.kinds[subject.kind], words.reasons[reason], reason !== 'retraction' && subject.standing === 'retracted' && words.retracted, subject.recallClass && words.recall('I'.repeat(subject.recallClass))];
  const found = strategies.flatMap((strategy) => terms[strategy.id] ?? []);
  // A name that was searched for, or under which somebody publishes, is not for a mail.
  const said = [...new Set(found.map(({ text, field }) => (field === 'authors' ? words.aName : words.word(plain(text), words.field[field] ?? field))))];
  return {
    marks: marks.filter((mark): mark is string => Boolean(mark)),
    title: plain(subject.title),
    href,
    from: [subject.from && plain(subject.from), subject.publishedOn].filter(Boolean).join(', ') || null,
    why: said.length > 0 ? `${words.why}${said.slice(0, WORDS_AT_MOST).join(', ')}` : null,
    decisions: DECISIONS.map((decision) => ({ name: words.decisions[decision], href: `${href}&decision=${decision}` })),
  };
}

/** On one line, and no longer than a mail needs. */
const plain = (said: string): string => {
  const line = said.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE)}…` : line;
};

const paragraph = (said: string): string => `<p style="margin:0 0 8px">${escaped(said)}</p>`;
const small = (said: string): string => `<p style="font-size:14px;color:#4a5860;margin:0 0 6px">${escaped(said)}</p>`;

const sectionHtml = (words: LetterWords, { title, items, others }: SectionWords): string =>
  [
    `<h2 style="font-size:18px;margin:24px 0 8px;border-bottom:1px solid #c9d3d8">${escaped(title)}</h2>`,
    '<ul style="list-style:none;margin:0;padding:0">',
    ...items.map((item) => itemHtml(words, item)),
    '</ul>',
    others ? `<p style="margin:0">${link(others.href, others.text, words.named(title, others.text))}</p>` : '',
  ].join('\n');

const itemHtml = (words: LetterWords, { marks, title, href, from, why, decisions }: ItemWords): string =>
  [
    '<li style="margin:0 0 16px">',
    small(marks.join(' · ')),
    `<h3 style="font-size:16px;margin:0 0 4px">${link(href, title)}</h3>`,
    from ? small(from) : '',
    why ? small(why) : '',
    `<p style="margin:0">${decisions.map((one) => link(one.href, one.name, words.named(one.name, title))).join(' &nbsp; ')}</p>`,
    '</li>',
  ].join('\n');
