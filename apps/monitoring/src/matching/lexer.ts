import { fieldOfName, fieldOfTag, type Field } from './fields.js';
import { foldedWords } from './fold.js';
import { Unreadable } from './parse-error.js';

/** A piece of a strategy and where it stands. */
export interface Token {
  kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'word' | 'phrase' | 'name' | 'tag';
  at: number;
  length: number;
  /** Of a word, as it is typed; of a phrase, what stands between the quotation marks. */
  text: string;
  /** Of a name or a tag. */
  field?: Field;
}

const OPERATORS: Record<string, 'and' | 'or' | 'not'> = { AND: 'and', ET: 'and', OR: 'or', OU: 'or', NOT: 'not', SAUF: 'not' };
const CLOSERS: Record<string, string> = { '"': '"', '“': '”', '«': '»' };
const WORD = /[^\s()[\]"“”«»]+/uy;
/** Letters before a colon; whether they name a field is told afterwards. */
const NAME = /(\p{L}[\p{L}\p{M}]*)(\s*):(\s*)(\S?)/uy;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/u.test(text[at]!)) {
      at++;
      continue;
    }
    const token = nextToken(text, at);
    // Punctuation alone is nothing to look for: titles are pasted with their dashes.
    if (token.kind !== 'word' || token.text.includes('*') || foldedWords(token.text).length > 0) tokens.push(token);
    at += token.length;
  }
  return tokens;
}

function nextToken(text: string, at: number): Token {
  const character = text[at]!;
  if (character === '(') return { kind: 'open', at, length: 1, text: character };
  if (character === ')') return { kind: 'close', at, length: 1, text: character };
  if (character === '[') return tagAt(text, at);
  if (character === ']') throw new Unreadable('unbalanced-bracket', { at, length: 1 });
  if (/["“”«»]/.test(character)) return phraseAt(text, at, CLOSERS[character]);
  return nameAt(text, at) ?? wordAt(text, at);
}

function phraseAt(text: string, at: number, closer: string | undefined): Token {
  const end = closer === undefined ? -1 : text.indexOf(closer, at + 1);
  if (end < 0) throw new Unreadable('unbalanced-quote', { at, length: 1 });
  return { kind: 'phrase', at, length: end + 1 - at, text: text.slice(at + 1, end) };
}

function tagAt(text: string, at: number): Token {
  const end = text.indexOf(']', at);
  if (end < 0) throw new Unreadable('unbalanced-bracket', { at, length: 1 });
  const length = end + 1 - at;
  const field = fieldOfTag(foldedText(text.slice(at + 1, end)));
  if (!field) throw new Unreadable('unknown-field', { at, length });
  return { kind: 'tag', at, length, text: text.slice(at, end + 1), field };
}

/**
 * A name of a field with its colon. Unknown letters that lean on what follows (`auther:Roy`) are a mistake;
 * a colon with a space after it is punctuation, and `https://` is an address.
 */
function nameAt(text: string, at: number): Token | undefined {
  NAME.lastIndex = at;
  const [whole = '', name = '', before = '', after = '', next = ''] = NAME.exec(text) ?? [];
  if (!whole) return undefined;
  const field = fieldOfName(foldedText(name));
  const length = name.length + before.length + 1;
  if (field) return { kind: 'name', at, length, text: text.slice(at, at + length), field };
  if (before || after || /^[/)\]]?$/.test(next)) return undefined;
  throw new Unreadable('unknown-field', { at, length: name.length });
}

function wordAt(text: string, at: number): Token {
  WORD.lastIndex = at;
  const word = WORD.exec(text)![0];
  return { kind: OPERATORS[word] ?? 'word', at, length: word.length, text: word };
}

const foldedText = (text: string): string => foldedWords(text).map(({ word }) => word).join(' ');
