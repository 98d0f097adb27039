import { reasons, Refusal } from '../reasons.js';
import { holdsOn, objects, text, texts, type Json } from './json.js';

interface Name {
  givenName: string;
  familyName: string;
}

/** The best name first. What a person was called once, or under cover, comes after everything else. */
const USES = ['official', 'usual', '', 'temp', 'nickname', 'anonymous', 'maiden', 'old'];
const TITLES = /^(dre?|prof|pre?|m|mme|mlle|mr|mrs|ms|miss|me)\.?$/i;
const DEGREES = /^(md|phd|pharmd|frcpc|rn|bsc|msc|mph|np|ips|dmd)$/i;
/** Small words that belong to the family name after them: "de la Chevrotière", "van den Berk". */
const PARTICLES = /^(de|du|des|la|le|von|van|den|der|ter|da|di|del|el|al)$/;

/**
 * The name that a person goes by: official before usual before any other, the first that is whole.
 * @throws Refusal `no-name`, or `incomplete-name` when only one of its two parts is there
 */
export function nameOf(resource: Json, day: string): Name {
  const names = objects(resource.name)
    .filter((name) => holdsOn(name.period, day))
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map(partsOf);
  const whole = names.find(({ givenName, familyName }) => givenName && familyName);
  if (whole) return whole;
  throw new Refusal(names.some(({ givenName, familyName }) => givenName || familyName) ? reasons.incompleteName : reasons.noName);
}

const rankOf = (name: Json): number => {
  const rank = USES.indexOf(text(name.use) ?? '');
  return rank < 0 ? USES.length : rank;
};

function partsOf(name: Json): Name {
  const familyName = text(name.family) ?? '';
  const givenName = texts(name.given).join(' ');
  return familyName || givenName ? { givenName, familyName } : split(text(name.text) ?? '');
}

/** "Tremblay, Élise" says itself which is which; otherwise the last word, with its particles, is the family name. */
function split(whole: string): Name {
  const [first = '', ...rest] = whole.split(',').map((part) => part.trim());
  const after = rest.filter((part) => part && !part.split(' ').every((word) => DEGREES.test(word.replaceAll('.', ''))));
  if (after.length > 0) return { familyName: first, givenName: untitled(after[0]!.split(' ')).join(' ') };
  const words = untitled(first.split(' ').filter(Boolean));
  if (words.length > 2 && DEGREES.test(words.at(-1)!.replaceAll('.', ''))) words.pop();
  let at = words.length - 1;
  while (at > 1 && PARTICLES.test(words[at - 1]!)) at--;
  return { givenName: words.slice(0, at).join(' '), familyName: words.slice(Math.max(at, 0)).join(' ') };
}

function untitled(words: string[]): string[] {
  const from = words.findIndex((word) => !TITLES.test(word));
  return from < 0 ? [] : words.slice(from);
}
