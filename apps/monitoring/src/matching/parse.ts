import type { Field } from './fields.js';
import { tokensOf, type Token } from './lexer.js';
import { DEPTH_AT_MOST, TERMS_AT_MOST, TEXT_AT_MOST } from './limits.js';
import { Unreadable, type ParseError } from './parse-error.js';
import { allOf, anyOf, depthOf, matchesBlank, not, type Query } from './query.js';
import { readTerm } from './term.js';

/** Reads a strategy as GRAMMAR.md says. */
export function parse(text: string): { query: Query; error?: undefined } | { query?: undefined; error: ParseError } {
  try {
    if (text.length > TEXT_AT_MOST) throw new Unreadable('too-long', { at: TEXT_AT_MOST, length: text.length - TEXT_AT_MOST });
    const tokens = tokensOf(text);
    if (tokens.length === 0) throw new Unreadable('empty', { at: 0, length: text.length });
    return { query: new Parser(text, tokens).strategy() };
  } catch (error) {
    if (error instanceof Unreadable) return { error: error.error };
    throw error;
  }
}

class Parser {
  #next = 0;
  #depth = 0;
  #deepest: Token | undefined;
  #deepestDepth = 0;
  #terms = 0;
  readonly #nots = new Map<Query, Token>();

  constructor(
    readonly text: string,
    readonly tokens: Token[],
  ) {}

  strategy(): Query {
    const query = this.#either('any');
    const left = this.tokens[this.#next];
    if (left) throw new Unreadable('unbalanced-parenthesis', left);
    if (matchesBlank(query)) throw new Unreadable('only-not', this.#tooWide(query));
    // What is typed with few parentheses is printed with more: the printed form has to be readable as well.
    if (this.#deepest && depthOf(query) > DEPTH_AT_MOST) throw new Unreadable('too-deep', this.#deepest);
    return query;
  }

  #either(field: Field): Query {
    const parts = [this.#all(field)];
    while (this.#take('or')) parts.push(this.#all(field));
    return anyOf(parts);
  }

  #all(field: Field): Query {
    const parts = [this.#part(field)];
    for (;;) {
      const and = this.#take('and');
      const kind = this.tokens[this.#next]?.kind;
      if (!and && (kind === undefined || kind === 'or' || kind === 'close')) return allOf(parts);
      parts.push(this.#part(field));
    }
  }

  #part(field: Field): Query {
    const token = this.#take('not');
    if (!token) return this.#scoped(field);
    const query = this.#deeper(token, () => not(this.#part(field)));
    this.#nots.set(query, token);
    return query;
  }

  #scoped(field: Field): Query {
    const name = this.#take('name');
    const token = this.tokens[this.#next];
    if (name && !['open', 'word', 'phrase'].includes(token?.kind ?? '')) throw new Unreadable('misplaced-field', name);
    const within = name?.field ?? field;
    if (this.#take('open')) return this.#deeper(token!, () => this.#group(token!, within));
    if (token?.kind === 'word' || token?.kind === 'phrase') return this.#term(token, within, name !== undefined);
    if (token?.kind === 'tag') throw new Unreadable('misplaced-field', token);
    const before = this.tokens[this.#next - 1];
    if (before && before.kind !== 'open') throw new Unreadable('dangling-operator', token && token.kind !== 'close' ? token : before);
    if (token?.kind === 'close' && before) throw new Unreadable('empty-group', { at: before.at, length: token.at + 1 - before.at });
    if (token?.kind === 'close') throw new Unreadable('unbalanced-parenthesis', token);
    throw new Unreadable(token ? 'dangling-operator' : 'unbalanced-parenthesis', token ?? before!);
  }

  #group(open: Token, field: Field): Query {
    const query = this.#either(field);
    if (!this.#take('close')) throw new Unreadable('unbalanced-parenthesis', open);
    const tag = this.#take('tag');
    if (tag) throw new Unreadable('misplaced-field', tag);
    return query;
  }

  #term(first: Token, field: Field, named: boolean): Query {
    const last = first.kind === 'word' && !named ? this.#endOfRun() : this.#next;
    this.#next = last + 1;
    const end = this.tokens[last]!.at + this.tokens[last]!.length;
    const span = { at: first.at, length: end - first.at, from: first.kind === 'phrase' ? first.at + 1 : first.at };
    const tag = this.#take('tag');
    if (tag && named) throw new Unreadable('misplaced-field', tag);
    if (++this.#terms > TERMS_AT_MOST) throw new Unreadable('too-many-terms', span);
    const text = first.kind === 'phrase' ? first.text : this.text.slice(first.at, end);
    return { kind: 'term', ...readTerm(text, span), field: tag?.field ?? field };
  }

  /** Words side by side are one phrase where a tag ends them; otherwise each is a term. */
  #endOfRun(): number {
    let end = this.#next;
    while (this.tokens[end + 1]?.kind === 'word') end++;
    return this.tokens[end + 1]?.kind === 'tag' ? end : this.#next;
  }

  #deeper(token: Token, read: () => Query): Query {
    if (++this.#depth > DEPTH_AT_MOST) throw new Unreadable('too-deep', token);
    if (this.#depth > this.#deepestDepth) [this.#deepest, this.#deepestDepth] = [token, this.#depth];
    const query = read();
    this.#depth--;
    return query;
  }

  /** The NOT by which a query is met by a blank item. */
  #tooWide(query: Query): Token {
    if (query.kind === 'and' || query.kind === 'or') return this.#tooWide(query.parts.find(matchesBlank)!);
    return this.#nots.get(query)!;
  }

  #take(kind: Token['kind']): Token | undefined {
    return this.tokens[this.#next]?.kind === kind ? this.tokens[this.#next++] : undefined;
  }
}
